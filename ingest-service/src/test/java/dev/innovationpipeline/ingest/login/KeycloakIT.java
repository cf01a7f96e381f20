package dev.innovationpipeline.ingest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real issuer, with the settings that docs/security.md shows for it. */
@Tag("keycloak")
class KeycloakIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  private static Keycloak keycloak;
  private static DocumentedService service;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start();
    service = DocumentedService.start(keycloak, "groups", directory);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void peopleMayWhatTheirRolesSayInTheirCompanies() throws Exception {
    String vera = token("vera");
    String anna = token("anna");
    String ben = token("ben");
    assertThat(ask("GET", "/pipelines", "", vera).status()).isEqualTo(200);
    assertThat(run("by-vera", "lactalis-canada", vera).status()).isEqualTo(403);
    assertThat(run("by-anna", "lactalis-canada", anna).status()).isEqualTo(202);
    assertThat(ask("GET", "/status/by-anna", "", vera).status()).isEqualTo(200);
    assertThat(ask("DELETE", "/runs/by-anna", "", anna).status()).isEqualTo(403);

    assertThat(ask("GET", "/status/by-anna", "", ben).status()).isEqualTo(404);
    assertThat(run("into-another", "lactalis-canada", ben).status()).isEqualTo(403);
    assertThat(run("by-ben", "mccormick-usa", ben).status()).isEqualTo(202);
    assertThat(ask("DELETE", "/runs/by-ben", "", ben).status()).isBetween(200, 204);
    assertThat(ask("GET", "/actuator/prometheus", "", ben).status()).isEqualTo(403);

    String olga = token("olga");
    assertThat(ask("GET", "/status/by-anna", "", olga).status()).isEqualTo(200);
    assertThat(ask("GET", "/actuator/prometheus", "", olga).status()).isEqualTo(200);
  }

  @Test
  void otherTokensOfTheRealmAreRefused() throws Exception {
    JsonNode own = keycloak.tokens("pipeline-page", "anna", "openid");
    JsonNode other = keycloak.tokens("other-service", "anna", "openid");
    assertThat(audience(other)).containsExactly("other-service");
    assertThat(ask("GET", "/pipelines", "", access(own)).status()).isEqualTo(200);
    assertThat(ask("GET", "/pipelines", "", access(other)).status()).isEqualTo(401);
    for (String kind : new String[] {"id_token", "refresh_token"}) {
      assertThat(ask("GET", "/pipelines", "", own.path(kind).asString("")).status())
          .as(kind)
          .isEqualTo(401);
    }
  }

  @Test
  void aTokenIsGoodUntilItsEnd() throws Exception {
    JsonNode tokens = keycloak.tokens("short-lived", "anna", "openid");
    assertThat(audience(tokens)).containsExactly("innovation-pipeline");
    await()
        .atMost(TIMEOUT)
        .until(() -> ask("GET", "/pipelines", "", access(tokens)).status() == 401);
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              JsonNode next = keycloak.tokens("short-lived", "anna", "openid");
              return ask("GET", "/pipelines", "", access(next)).status() == 200;
            });
  }

  /** A new key is fetched when a token names it, though not at once after two others. */
  @Test
  void aNewKeyOfTheRealmNeedsNoRestart() throws Exception {
    String before = token("anna");
    assertThat(ask("GET", "/pipelines", "", before).status()).isEqualTo(200);
    keycloak.rotateKeys();
    String after = token("anna");
    assertThat(keyId(after)).isNotEqualTo(keyId(before));
    await().atMost(TIMEOUT).until(() -> ask("GET", "/pipelines", "", after).status() == 200);
    assertThat(ask("GET", "/pipelines", "", before).status())
        .as("of the key before")
        .isEqualTo(200);
  }

  @Test
  void aPersonLogsInAtThePageAndLogsOutThereAndHere() throws Exception {
    Tab tab = service.tab();
    Tab keycloakTab = new Tab(keycloak.address());
    String begun = tab.get("/login?view=/runs/r-1").location();
    assertThat(begun).startsWith(keycloak.realm() + "/protocol/openid-connect/auth?");
    String answer = Keycloak.logIn(keycloakTab, begun);
    assertThat(answer).startsWith(DocumentedService.PAGE + "/login/callback?");
    assertThat(tab.get(Keycloak.pathOf(answer)).location()).endsWith("/#/runs/r-1");
    assertThat(tab.cookies()).containsOnlyKeys("pipeline-session");

    JsonNode session = WireJson.MAPPER.readTree(tab.get("/session").body());
    JsonNode caller = session.path("caller");
    assertThat(caller.path("name").asString("")).isEqualTo("Anna Author");
    assertThat(caller.path("role").asString("")).isEqualTo("author");
    assertThat(caller.path("companies").values())
        .extracting(JsonNode::asString)
        .containsExactly("lactalis-canada");
    String run = runBody("by-session", "lactalis-canada");
    assertThat(tab.ask("POST", "/run", run, Map.of()).status()).isEqualTo(403);
    Map<String, String> proof = Map.of("X-CSRF-Token", session.path("csrf_token").asString(""));
    assertThat(tab.ask("POST", "/run", run, proof).status()).isEqualTo(202);
    assertThat(tab.get("/status/by-session").status()).isEqualTo(200);

    assertThat(keycloakTab.get(Keycloak.pathOf(tab.get("/login").location())).location())
        .as("Keycloak knows the person still")
        .startsWith(DocumentedService.PAGE + "/login/callback?");
    String out =
        WireJson.MAPPER
            .readTree(tab.ask("DELETE", "/session", "", proof).body())
            .path("issuer_logout")
            .asString("");
    assertThat(tab.get("/status/by-session").status()).isEqualTo(401);
    Tab.Answer question = keycloakTab.get(Keycloak.pathOf(out));
    assertThat(question.status()).as("Keycloak asks whether to log out").isEqualTo(200);
    Map<String, String> yes =
        Map.of(
            "session_code",
            Keycloak.between(question.body(), "name=\"session_code\" value=\"", "\""),
            "confirmLogout",
            "Logout");
    assertThat(keycloakTab.post(Keycloak.formOf(question.body()), yes, Map.of()).location())
        .isEqualTo(DocumentedService.PAGE + "/");
    assertThat(keycloakTab.get(Keycloak.pathOf(tab.get("/login").location())).status())
        .as("Keycloak asks who it is")
        .isEqualTo(200);
  }

  /** The command line listens on a port that is free, which no redirect address can name. */
  @Test
  void theCommandLineMayLogInFromAnyPortOfThisMachine() throws Exception {
    Tab tab = service.tab();
    JsonNode cli = WireJson.MAPPER.readTree(tab.get("/session").body()).path("cli");
    String verifier = "v".repeat(64);
    LoginAttempt attempt = new LoginAttempt("s", "n", verifier, "/", Instant.EPOCH);
    String redirect = "http://127.0.0.1:54321/callback";
    String client = cli.path("client_id").asString("");
    String address =
        Form.at(
            cli.path("authorization_uri").asString(""),
            Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                redirect,
                "scope",
                cli.path("scopes").asString(""),
                "state",
                "s",
                "code_challenge",
                attempt.challenge(),
                "code_challenge_method",
                "S256"));
    String answer = Keycloak.logIn(new Tab(keycloak.address()), address);
    assertThat(answer).startsWith(redirect + "?");
    Tab.Answer tokens =
        new Tab(keycloak.address())
            .post(
                Keycloak.pathOf(cli.path("token_uri").asString("")),
                Map.of(
                    "grant_type", "authorization_code",
                    "client_id", client,
                    "code", CodeIssuer.parameter(answer, "code"),
                    "redirect_uri", redirect,
                    "code_verifier", verifier),
                Map.of());
    String token = access(WireJson.MAPPER.readTree(tokens.body()));
    assertThat(run("by-cli", "lactalis-canada", token).status()).isEqualTo(202);
  }

  @Test
  void organisationsAreCompaniesWhereTheClaimIsTheirs() throws Exception {
    String member = access(keycloak.tokens("pipeline-page", "anna", "openid organization"));
    String silent = access(keycloak.tokens("pipeline-page", "anna", "openid"));
    String stranger = access(keycloak.tokens("pipeline-page", "vera", "openid organization"));
    try (DocumentedService other = DocumentedService.start(keycloak, "organization", directory)) {
      Tab tab = other.tab();
      String run = runBody("of-organisation", "lactalis-canada");
      assertThat(tab.ask("POST", "/run", run, bearer(silent)).status())
          .as("without the scope")
          .isEqualTo(403);
      assertThat(tab.ask("POST", "/run", run, bearer(member)).status()).isEqualTo(202);
      assertThat(tab.ask("GET", "/status/of-organisation", "", bearer(member)).status())
          .isEqualTo(200);
      assertThat(tab.ask("GET", "/status/of-organisation", "", bearer(stranger)).status())
          .as("in the group and not in the organisation")
          .isEqualTo(404);
    }
  }

  private static String token(String user) throws Exception {
    return access(keycloak.tokens("pipeline-page", user, "openid"));
  }

  private static String access(JsonNode tokens) {
    return tokens.path("access_token").asString("");
  }

  private static Iterable<String> audience(JsonNode tokens) throws Exception {
    return SignedJWT.parse(access(tokens)).getJWTClaimsSet().getAudience();
  }

  private static String keyId(String token) throws Exception {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  private static Tab.Answer run(String id, String company, String token) throws Exception {
    return ask("POST", "/run", runBody(id, company), token);
  }

  private static String runBody(String id, String company) {
    return "{\"run_id\":\"%s\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"%s\"}"
        .formatted(id, company);
  }

  private static Tab.Answer ask(String method, String path, String body, String token)
      throws Exception {
    return service.tab().ask(method, path, body, bearer(token));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
