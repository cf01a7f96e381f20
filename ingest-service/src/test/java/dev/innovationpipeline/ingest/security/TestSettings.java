package dev.innovationpipeline.ingest.security;

import java.time.Duration;
import java.util.List;

/** Settings as tests have them. */
public final class TestSettings {

  public static final String ISSUER = "https://issuer.example";
  public static final String AUDIENCE = "innovation-pipeline";

  private TestSettings() {}

  public static JwtSettings jwt(String jwkSetUri) {
    return new JwtSettings(
        ISSUER,
        jwkSetUri,
        AUDIENCE,
        Duration.ofSeconds(30),
        "sub",
        "companies",
        "roles",
        "staff",
        names(List.of("author"), List.of("admin")));
  }

  /** With the claims of another issuer. */
  public static JwtSettings claims(
      String companies, String roles, List<String> author, List<String> admin) {
    return new JwtSettings(
        ISSUER, "", AUDIENCE, Duration.ZERO, "sub", companies, roles, "", names(author, admin));
  }

  private static JwtSettings.RoleNames names(List<String> author, List<String> admin) {
    return new JwtSettings.RoleNames(List.of("viewer"), author, List.of("operator"), admin);
  }
}
