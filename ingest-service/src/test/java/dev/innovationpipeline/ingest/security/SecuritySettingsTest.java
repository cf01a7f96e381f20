package dev.innovationpipeline.ingest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecuritySettingsTest {

  @Test
  void aServiceWithoutAModeIsToldWhatToSet() {
    assertThat(faults(Map.of()))
        .singleElement()
        .asString()
        .contains("PIPELINE_SECURITY_MODE", "is not set", "keys, jwt, or jwt,keys", "local");
    assertThat(faults(Map.of("pipeline.security.mode", ""))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"local, LOCAL", "keys, KEYS", "'jwt,keys', JWT KEYS", "'keys, jwt', JWT KEYS"})
  void modesAreReadInAnyOrder(String text, String expected) {
    Set<SecurityMode> modes =
        bind(Map.of(
                "pipeline.security.mode", text,
                "pipeline.security.jwt.issuer", "i",
                "pipeline.security.jwt.jwk-set-uri", "https://issuer.example/keys",
                "pipeline.security.jwt.audience", "a"))
            .mode();
    assertThat(modes.stream().map(Enum::name).sorted(java.util.Comparator.reverseOrder()).toList())
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void localModeHasNoOtherBesideIt() {
    assertThat(faults(Map.of("pipeline.security.mode", "local,keys")))
        .singleElement()
        .asString()
        .startsWith("pipeline.security.mode must be");
  }

  @Test
  void tokensNeedAnIssuerItsKeysAndAnAudience() {
    assertThat(faults(Map.of("pipeline.security.mode", "jwt")))
        .hasSize(3)
        .allMatch(fault -> fault.startsWith("pipeline.security.jwt."));
    assertThat(
            faults(
                Map.of(
                    "pipeline.security.mode", "jwt",
                    "pipeline.security.jwt.issuer", "i",
                    "pipeline.security.jwt.jwk-set-uri", "file:///keys",
                    "pipeline.security.jwt.audience", "a")))
        .containsExactly("pipeline.security.jwt.jwk-set-uri must be an http or https address.");
  }

  @Test
  void anAdministratorsKeyThatIsTooEasyIsRefusedAndNeverShown() {
    String secret = "correct-horse";
    assertThat(
            faults(Map.of("pipeline.security.mode", "keys", "pipeline.security.admin-key", secret)))
        .singleElement()
        .asString()
        .startsWith("pipeline.security.admin-key must be a key")
        .doesNotContain(secret);
    String key = ApiKeyText.generate().secret();
    SecuritySettings settings =
        bind(Map.of("pipeline.security.mode", "keys", "pipeline.security.admin-key", key));
    assertThat(settings.adminKey()).isEqualTo(key);
    assertThat(settings.toString()).doesNotContain(key);
  }

  @Test
  void theHighestOfSeveralRolesCounts() {
    JwtSettings.RoleNames roles =
        TestSettings.claims("", "", List.of("org:member"), List.of("org:admin")).roles();
    assertThat(roles.highest(List.of("viewer", "org:member"))).contains(Role.AUTHOR);
    assertThat(roles.highest(List.of("org:admin", "viewer"))).contains(Role.ADMIN);
    assertThat(roles.highest(List.of("admin"))).isEmpty();
  }

  @Test
  void aLoginNeedsAnIssuerItsAddressesAndAPageOverTls() {
    assertThat(
            faults(
                Map.of(
                    "pipeline.security.mode", "keys",
                    "pipeline.security.login.client-id", "page",
                    "pipeline.security.login.page-uri", "http://pipeline.example",
                    "pipeline.security.login.session-key", "short",
                    "pipeline.security.login.session-length", "0s")))
        .hasSize(6)
        .allMatch(fault -> fault.startsWith("pipeline.security.login."))
        .anyMatch(fault -> fault.contains("needs pipeline.security.mode=jwt"))
        .anyMatch(fault -> fault.contains("page-uri must begin with https://"))
        .anyMatch(fault -> fault.contains("openssl rand -hex 32"));
    for (String page : List.of("https://pipeline.example", "http://localhost:8080/")) {
      LoginSettings login =
          bind(Map.of(
                  "pipeline.security.mode", "jwt",
                  "pipeline.security.jwt.issuer", "i",
                  "pipeline.security.jwt.jwk-set-uri", "https://issuer.example/keys",
                  "pipeline.security.jwt.audience", "a",
                  "pipeline.security.login.client-id", "page",
                  "pipeline.security.login.authorization-uri", "https://issuer.example/a",
                  "pipeline.security.login.token-uri", "https://issuer.example/t",
                  "pipeline.security.login.page-uri", page,
                  "pipeline.security.login.client-secret", "s3cret"))
              .login();
      assertThat(login.isOffered()).isTrue();
      assertThat(login.pageUri()).doesNotEndWith("/");
      assertThat(login.toString()).doesNotContain("s3cret");
    }
  }

  private static List<String> faults(Map<String, String> properties) {
    List<String> faults = new java.util.ArrayList<>();
    assertThatThrownBy(() -> bind(properties))
        .isInstanceOf(BindException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, invalid -> faults.addAll(invalid.faults()));
    return faults;
  }

  private static SecuritySettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(SecuritySettings.PREFIX, SecuritySettings.class);
  }
}
