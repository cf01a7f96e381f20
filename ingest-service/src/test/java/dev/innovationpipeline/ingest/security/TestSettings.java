package dev.innovationpipeline.ingest.security;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings as tests have them. */
public final class TestSettings {

  public static final String ISSUER = "https://issuer.example";
  public static final String AUDIENCE = "innovation-pipeline";

  private static final String JWK_SET = "https://issuer.example/keys";

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

  /** Access in a mode, by further names. */
  public static SecuritySettings access(SecurityMode mode, List<String> allowedHosts) {
    return new SecuritySettings(
        Set.of(mode), false, allowedHosts, null, null, null, null, jwt(JWK_SET), login("", ""));
  }

  /** The login of a client at an issuer's address; none for empty texts. */
  public static LoginSettings login(String clientId, String issuer) {
    return new LoginSettings(
        clientId,
        "",
        issuer + "/authorize",
        issuer + "/token",
        issuer + "/end",
        "openid",
        "http://localhost:8080",
        "cli",
        "",
        Duration.ofHours(1));
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
