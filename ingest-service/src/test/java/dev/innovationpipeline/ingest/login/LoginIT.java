package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.audit.AuditTopic;
import dev.innovationpipeline.ingest.security.TestSettings;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A browser, the service and an issuer. */
class LoginIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final String RUN =
      "{\"run_id\":\"%s\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"a\"}";

  @TempDir static Path directory;
  private static CodeIssuer issuer;
  private static ConfigurableApplicationContext service;
  private Tab tab;

  @BeforeAll
  static void start() throws Exception {
    issuer = new CodeIssuer();
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=jwt,keys",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.security.jwt.issuer=" + TestSettings.ISSUER,
                "--pipeline.security.jwt.audience=" + TestSettings.AUDIENCE,
                "--pipeline.security.jwt.jwk-set-uri=" + issuer.issuer().jwkSetUri(),
                "--pipeline.security.login.client-id=" + CodeIssuer.CLIENT,
                "--pipeline.security.login.client-secret=s:1",
                "--pipeline.security.login.authorization-uri="
                    + issuer.address()
                    + "/authorize?x=1",
                "--pipeline.security.login.token-uri=" + issuer.address() + "/token",
                "--pipeline.security.login.end-session-uri=" + issuer.address() + "/end",
                "--pipeline.security.login.page-uri=http://localhost:8080/",
                "--pipeline.topics.prefix=login.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=postgres://localhost:1/none",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    Tab prober = new Tab(server());
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> prober.get("/actuator/health/readiness").status() == 200);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                prober
                        .ask(
                            "GET", "/keys", "", Map.of("Authorization", "Bearer " + ADMIN.secret()))
                        .status()
                    == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @BeforeEach
  void anIssuerThatLetsPeopleIn() {
    tab = new Tab(server());
    issuer.status = 200;
    issuer.access = claims -> {};
  }

  @Test
  void aPersonLogsInReadsChangesAndLogsOut() throws Exception {
    assertThat(session().has("caller")).isFalse();
    assertThat(session().path("login").asString("")).isEqualTo("/login");
    Tab.Answer begun = tab.get("/login?view=/runs/r-1");
    assertThat(begun.status()).isEqualTo(302);
    assertThat(begun.location())
        .startsWith(issuer.address() + "/authorize?x=1&response_type=code&client_id=page")
        .contains("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Flogin%2Fcallback");
    Tab.Answer back = answered(begun, CodeIssuer.parameter(begun.location(), "state"));
    assertThat(back.location()).endsWith("/#/runs/r-1");
    assertThat(back.cookie()).contains("pipeline-session=", "; HttpOnly", "; SameSite=Lax");
    assertThat(tab.cookies()).containsOnlyKeys("pipeline-session");

    Map<String, String> form = issuer.forms().getLast();
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                Sha256.digest().digest(form.getOrDefault("code_verifier", "").getBytes(UTF_8)));
    assertThat(challenge).isEqualTo(CodeIssuer.parameter(begun.location(), "code_challenge"));
    assertThat(issuer.logins().getLast())
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("page:s%3A1".getBytes(UTF_8)));

    JsonNode session = session();
    assertThat(session.path("caller").path("name").asString("")).isEqualTo("Anna of A");
    assertThat(session.path("caller").path("role").asString("")).isEqualTo("author");
    String run = RUN.formatted("by-cookie");
    for (String token : List.of("", "wrong", session.path("csrf_token").asString("") + "x")) {
      Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("X-CSRF-Token", token);
      Tab.Answer refused = tab.ask("POST", "/run", run, headers);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("X-CSRF-Token", "GET /session");
    }
    assertThat(tab.get("/status/by-cookie").status()).as("not there").isNotEqualTo(200);
    Map<String, String> proof = Map.of("X-CSRF-Token", session.path("csrf_token").asString(""));
    assertThat(tab.ask("POST", "/run", run, proof).status()).isEqualTo(202);
    assertThat(tab.get("/status/by-cookie").status()).isEqualTo(200);
    assertThat(tab.get("/runs/by-cookie/events").status()).as("an event stream").isEqualTo(200);
    assertThat(tab.get("/keys").status()).as("an administrator's").isEqualTo(403);

    assertThat(tab.ask("DELETE", "/session", "", Map.of()).status()).isEqualTo(403);
    Tab copy = new Tab(server());
    copy.cookies().putAll(tab.cookies());
    assertThat(copy.get("/status/by-cookie").status()).isEqualTo(200);
    Tab.Answer out = tab.ask("DELETE", "/session", "", proof);
    assertThat(out.body()).contains(issuer.address() + "/end?", "post_logout_redirect_uri");
    assertThat(tab.cookies()).isEmpty();
    assertThat(tab.get("/status/by-cookie").status()).isEqualTo(401);
    assertThat(copy.get("/status/by-cookie").status()).as("a copy of the cookie").isEqualTo(401);
    assertThat(copy.ask("POST", "/run", RUN.formatted("by-copy"), proof).status()).isEqualTo(401);

    List<AuditEntry> entries =
        AuditTopic.entries(
            new Topics("login."),
            entry -> entry.outcome() == Outcome.DONE && entry.caller().equals("anna"));
    assertThat(entries)
        .extracting(AuditEntry::action)
        .contains("GET /login/callback", "DELETE /session");
  }

  @Test
  void aLoginThatFailsIsInTheAudit() throws Exception {
    assertThat(tab.get("/login/callback?code=c&state=guessed").location())
        .endsWith("reason=expired");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                !AuditTopic.entries(
                        new Topics("login."),
                        entry ->
                            entry.outcome() == Outcome.REFUSED
                                && entry.action().equals("GET /login/callback")
                                && entry.status() == 401)
                    .isEmpty());
  }

  @Test
  void anAnswerToAnotherBrowserIsNone() throws Exception {
    Tab.Answer begun = tab.get("/login");
    String state = CodeIssuer.parameter(begun.location(), "state");
    Tab victim = new Tab(server());
    assertThat(victim.get("/login/callback?code=c&state=" + state).location())
        .endsWith("/#/login?reason=expired");
    victim.get("/login");
    assertThat(victim.get("/login/callback?code=c&state=" + state).location())
        .endsWith("/#/login?reason=expired");
    assertThat(victim.cookies()).isEmpty();
    assertThat(answered(begun, state).location()).endsWith("/#/");
    assertThat(tab.get("/login/callback?code=c&state=" + state).location())
        .as("a second time")
        .endsWith("reason=expired");
  }

  @Test
  void whatTheIssuerRefusesOrGivesToOthersLetsNobodyIn() throws Exception {
    issuer.access = claims -> claims.audience("another service");
    assertThat(logIn().location()).endsWith("/#/login?reason=refused");
    issuer.access = claims -> claims.issuer("https://another.example");
    assertThat(logIn().location()).endsWith("reason=refused");
    issuer.access = claims -> {};
    Tab.Answer begun = tab.get("/login");
    issuer.nonce = "of another login";
    String state = CodeIssuer.parameter(begun.location(), "state");
    assertThat(tab.get("/login/callback?code=c&state=" + state).location())
        .endsWith("reason=refused");
    begun = tab.get("/login");
    state = CodeIssuer.parameter(begun.location(), "state");
    assertThat(tab.get("/login/callback?error=access_denied&state=" + state).location())
        .endsWith("reason=refused");
    issuer.status = 400;
    assertThat(logIn().location()).endsWith("reason=refused");
    issuer.status = 503;
    assertThat(logIn().location()).endsWith("reason=unavailable");
    assertThat(tab.cookies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/%0d%0aX:1", "/%3Cb%3E", "x"})
  void theViewAfterALoginIsOneOfThePage(String view) throws Exception {
    Tab.Answer begun = tab.get("/login?view=" + view);
    String back =
        begun.status() == 400
            ? "/#/"
            : answered(begun, CodeIssuer.parameter(begun.location(), "state")).location();
    assertThat(back).matches("(http://localhost:\\d+)?/#//?[a-z.]*");
  }

  @Test
  void aKeyBeginsASessionThatEndsWithIt() throws Exception {
    Map<String, String> admin = Map.of("Authorization", "Bearer " + ADMIN.secret());
    JsonNode made =
        WireJson.MAPPER.readTree(
            new Tab(server())
                .ask(
                    "POST",
                    "/keys",
                    "{\"name\":\"p\",\"companies\":[\"a\"],\"role\":\"viewer\"}",
                    admin)
                .body());
    String key = made.path("key").asString("");
    Tab.Answer begun = tab.ask("POST", "/session", "", Map.of("Authorization", "Bearer " + key));
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.cookie()).doesNotContain(key);
    assertThat(tab.get("/pipelines").status()).isEqualTo(200);
    String proof = session().path("csrf_token").asString("");
    assertThat(tab.ask("POST", "/run", RUN.formatted("k"), Map.of("X-CSRF-Token", proof)).status())
        .as("a viewer's")
        .isEqualTo(403);
    String id = made.path("about").path("id").asString("");
    assertThat(new Tab(server()).ask("DELETE", "/keys/" + id, "", admin).status()).isEqualTo(204);
    assertThat(tab.get("/pipelines").status()).isEqualTo(401);
  }

  private Tab.Answer logIn() throws Exception {
    Tab.Answer begun = tab.get("/login");
    return answered(begun, CodeIssuer.parameter(begun.location(), "state"));
  }

  private Tab.Answer answered(Tab.Answer begun, String state) throws Exception {
    issuer.nonce = CodeIssuer.parameter(begun.location(), "nonce");
    return tab.get("/login/callback?code=c&state=" + state);
  }

  private JsonNode session() throws Exception {
    return WireJson.MAPPER.readTree(tab.get("/session").body());
  }

  private static String server() {
    return "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
  }
}
