package dev.innovationpipeline.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.security.JwtSettings;
import dev.innovationpipeline.ingest.security.TestSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** Claims as issuers write them; the examples are those of docs/security.md. */
class TokenClaimsTest {

  private static final JwtSettings CLERK =
      TestSettings.claims("o.slg", "o.rol", List.of("member"), List.of("admin"));
  private static final JwtSettings KEYCLOAK =
      TestSettings.claims(
          "organization", "realm_access.roles", List.of("author"), List.of("admin"));

  @Test
  void ofClerk() {
    Caller caller =
        caller(
            CLERK,
            """
            {"sub": "user_2b", "o": {"id": "org_2a", "slg": "lactalis-canada", "rol": "member"}}
            """);
    assertThat(caller.user()).isEqualTo("user_2b");
    assertThat(caller.companies()).containsExactly("lactalis-canada");
    assertThat(caller.role()).isEqualTo(Role.AUTHOR);
  }

  @Test
  void ofKeycloak() {
    Caller caller =
        caller(
            KEYCLOAK,
            """
            {"sub": "f3", "realm_access": {"roles": ["offline_access", "operator"]},
             "organization": {"lactalis-canada": {"id": "1"}, "mccormick-usa": {}}}
            """);
    assertThat(caller.companies()).containsExactlyInAnyOrder("lactalis-canada", "mccormick-usa");
    assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    assertThat(caller(KEYCLOAK, "{\"sub\": \"f\", \"organization\": [\"a\", \"b\"]}").companies())
        .containsExactlyInAnyOrder("a", "b");
    JwtSettings groups = TestSettings.claims("groups", "roles", List.of(), List.of());
    assertThat(caller(groups, "{\"sub\": \"f\", \"groups\": [\"/a\"]}").companies())
        .containsExactly("a");
  }

  @Test
  void aNameWithDotsGoesBeforeAPath() {
    JwtSettings settings =
        TestSettings.claims("https://x.example/companies", "roles", List.of(), List.of());
    assertThat(
            caller(settings, "{\"sub\": \"f\", \"https://x.example/companies\": \"a\"}")
                .companies())
        .containsExactly("a");
  }

  @Test
  void whatIsMissingOrOfAnotherKindGivesNothing() {
    for (String claims :
        List.of(
            "{\"sub\": \"f\"}",
            "{\"sub\": \"f\", \"o\": \"text\"}",
            "{\"sub\": \"f\", \"o\": {\"slg\": 7, \"rol\": [null, \"\", {}]}}")) {
      Caller caller = caller(CLERK, claims);
      assertThat(caller.companies()).isEmpty();
      assertThat(caller.role()).isNull();
      assertThat(caller.may(Role.VIEWER)).isFalse();
    }
  }

  @Test
  void aCompanyCalledAsteriskIsNotAllCompanies() {
    Caller caller = caller(CLERK, "{\"sub\": \"f\", \"o\": {\"slg\": \"*\", \"rol\": \"admin\"}}");
    assertThat(caller.everyCompany()).isFalse();
    assertThat(caller.sees("lactalis-canada")).isFalse();
  }

  @Test
  void aRoleThatSettingsNameBelongsToAllCompanies() {
    JwtSettings settings = TestSettings.jwt("");
    assertThat(caller(settings, "{\"sub\": \"f\", \"roles\": [\"staff\"]}").everyCompany())
        .isTrue();
    assertThat(caller(CLERK, "{\"sub\": \"f\", \"o\": {\"rol\": \"\"}}").everyCompany()).isFalse();
  }

  @Test
  void nobodyIsNobody() {
    assertThat(new TokenClaims(CLERK).caller(Map.of("sub", ""), Instant.now())).isEmpty();
    assertThat(new TokenClaims(CLERK).caller(Map.of(), Instant.now())).isEmpty();
  }

  private static Caller caller(JwtSettings settings, String claims) {
    Map<String, Object> read =
        WireJson.MAPPER.readValue(claims, new TypeReference<Map<String, Object>>() {});
    return new TokenClaims(settings).caller(read, Instant.now()).orElseThrow();
  }
}
