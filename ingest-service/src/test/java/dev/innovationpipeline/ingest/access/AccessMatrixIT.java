package dev.innovationpipeline.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.identity.Issuer;
import dev.innovationpipeline.ingest.security.TestSettings;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every endpoint that the service maps × every kind of sender. */
class AccessMatrixIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();

  @TempDir static Path directory;
  private static Issuer issuer;
  private static DatabaseServer database;
  private static ConfigurableApplicationContext service;
  private static Client client;
  private static String documentId;
  private int started;

  @BeforeAll
  static void start() throws Exception {
    issuer = new Issuer();
    database = TestServers.database(directory.resolve("postgres"));
    new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl())).execute(StoredRuns.ROWS);
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=jwt,keys",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.security.jwt.issuer=" + TestSettings.ISSUER,
                "--pipeline.security.jwt.audience=" + TestSettings.AUDIENCE,
                "--pipeline.security.jwt.jwk-set-uri=" + issuer.jwkSetUri(),
                "--pipeline.security.jwt.all-companies-role=staff",
                "--pipeline.limits.enabled=false",
                "--pipeline.limits.failed-logins-per-minute=0",
                "--pipeline.topics.prefix=access.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=" + database.url(),
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"),
                "--pipeline.exports.directory=" + directory.resolve("exports"));
    client = new Client(service.getEnvironment().getRequiredProperty("local.server.port"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> client.get("/actuator/health/readiness", null).statusCode() == 200);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> client.get("/keys", ADMIN.secret()).statusCode() == 200);
    assertThat(client.start("matrix", "a", "u", ADMIN.secret()).statusCode()).isEqualTo(202);
    String address = client.upload("Words of A.", token(Role.AUTHOR, "a"));
    documentId = address.substring(address.lastIndexOf('/') + 1);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
    issuer.close();
  }

  @Test
  void everyEndpointHasARuleAndEveryRuleAnEndpoint() {
    assertThat(Endpoint.of(service).stream().map(Endpoint::toString).toList())
        .containsExactlyInAnyOrderElementsOf(AccessRules.all().keySet());
  }

  @Test
  void whatAPathNamesIsCheckedByItsRule() {
    AccessRules.all()
        .forEach(
            (endpoint, rule) -> {
              assertThat(endpoint.contains("{run_id}"))
                  .as(endpoint)
                  .isEqualTo(rule.subject() == AccessRule.Subject.RUN);
              assertThat(endpoint.contains("{company_id}"))
                  .as(endpoint)
                  .isEqualTo(rule.subject() == AccessRule.Subject.COMPANY);
              assertThat(endpoint.contains("{card_id}"))
                  .as(endpoint)
                  .isEqualTo(rule.subject() == AccessRule.Subject.CARD);
            });
  }

  @Test
  void eachSenderGetsWhatTheRulesSay() throws Exception {
    List<String> unexpected = new ArrayList<>();
    int asked = 0;
    List<Visitor> visitors = visitors();
    for (Endpoint endpoint : Endpoint.of(service)) {
      for (Visitor visitor : visitors) {
        String found = outcome(endpoint, visitor);
        int refusal =
            visitor.refusal(
                AccessRules.find(endpoint.method(), endpoint.pattern()).orElseThrow(),
                endpoint.method().equals("GET"),
                endpoint.startsARun());
        String expected = refusal == 0 ? "through" : "refused " + refusal;
        asked++;
        if (!found.startsWith(expected)) {
          unexpected.add("%s as %s: %s, not %s".formatted(endpoint, visitor, found, expected));
        }
      }
    }
    assertThat(unexpected).isEmpty();
    assertThat(asked).isEqualTo(AccessRules.all().size() * visitors.size()).isGreaterThan(500);
  }

  @Test
  void whatIsOfOthersAndWhatIsNotAreAnsweredAlike() throws Exception {
    String outsider = token(Role.ADMIN, "b");
    for (String path :
        List.of(
            "/status/%s",
            "/runs/%s", "/runs/%s/attempts", "/runs/%s/export?format=csv", "/documents/%s")) {
      String mine = path.startsWith("/documents") ? documentId : "matrix";
      String none = path.startsWith("/documents") ? "0".repeat(64) : "nothing";
      Client.Answer ofOthers = client.get(path.formatted(mine), outsider);
      Client.Answer ofNobody = client.get(path.formatted(none), outsider);
      assertThat(ofOthers.statusCode()).isEqualTo(404);
      assertThat(ofOthers.body().replace(mine, none)).isEqualTo(ofNobody.body());
    }
  }

  @Test
  void listsShowWhatOneMaySee() throws Exception {
    assertThat(client.get("/runs?limit=200", token(Role.VIEWER, "a")).body())
        .contains("\"matrix\"")
        .doesNotContain("\"foreign\"");
    assertThat(client.get("/runs?company_id=a", token(Role.ADMIN, "b")).body())
        .isEqualTo("{\"runs\":[]}");
    assertThat(client.get("/companies", token(Role.VIEWER, "b")).body())
        .contains("\"id\":\"b\"")
        .doesNotContain("\"id\":\"a\"");
  }

  @Test
  void runsAreStartedInOnesOwnName() throws Exception {
    String anna = token(Role.AUTHOR, "a");
    assertThat(client.start("mine", "a", null, anna).statusCode()).isEqualTo(202);
    assertThat(client.start("mine", "a", "anna", anna).statusCode()).as("again").isEqualTo(202);
    assertThat(client.start("not-mine", "a", "bert", anna).statusCode()).isEqualTo(403);
    assertThat(client.get("/runs?user_id=anna", anna).statusCode()).isEqualTo(200);
    String frontend =
        client.key(
            ADMIN.secret(),
            "{\"name\":\"f\",\"companies\":[\"*\"],\"role\":\"author\",\"acts_for_users\":true}");
    assertThat(client.start("for-bert", "a", "bert", frontend).statusCode()).isEqualTo(202);
  }

  @Test
  void anIdThatAnotherCompanyHasTakenIsSaidToBeTakenAndNoMore() throws Exception {
    assertThat(client.start("taken", "a", null, token(Role.AUTHOR, "a")).statusCode())
        .isEqualTo(202);
    Client.Answer other = client.start("taken", "b", null, token(Role.AUTHOR, "b"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).doesNotContain("anna", "\"a\"", "document.pdf");
  }

  @Test
  void aDocumentIsForThoseWhoUploadedItAndThoseWhoUseIt() throws Exception {
    String b = token(Role.AUTHOR, "b");
    for (String way : List.of("", "./", "x/../")) {
      String address = "http://h/documents/" + way + documentId;
      assertThat(client.startOn(address, "stolen", "b", b).statusCode()).isEqualTo(400);
    }
    assertThat(client.get("/documents/" + documentId, b).statusCode()).isEqualTo(404);
    String lent = client.upload("Words of all.", ADMIN.secret());
    String id = lent.substring(lent.lastIndexOf('/') + 1);
    assertThat(client.get("/documents/" + id, b).statusCode()).isEqualTo(404);
    assertThat(client.startOn(lent, "lent", "b", ADMIN.secret()).statusCode()).isEqualTo(202);
    assertThat(client.get("/documents/" + id, b).statusCode()).isEqualTo(200);
    String all = ADMIN.secret();
    assertThat(client.get("/documents/" + id, all).statusCode()).isEqualTo(200);
    assertThat(client.getFor("b", "/documents/" + id, all).statusCode()).isEqualTo(200);
    assertThat(client.getFor("c", "/documents/" + id, all).statusCode()).isEqualTo(404);
    assertThat(client.getFor("a", "/documents/" + id, b).statusCode()).isEqualTo(404);
  }

  private String outcome(Endpoint endpoint, Visitor visitor) throws Exception {
    String runId = endpoint.changesARun() ? started() : "matrix";
    Map<String, String> variables = new HashMap<>(Endpoint.NAMES);
    variables.put("run_id", runId);
    variables.put("id", endpoint.pattern().startsWith("/documents") ? documentId : "x:0:0");
    Client.Answer answer =
        client.ask(
            endpoint.method(),
            endpoint.path(variables),
            visitor.bearer(),
            endpoint.bodyType(),
            body(endpoint));
    boolean refused =
        List.of(401, 403).contains(answer.statusCode())
            || (answer.statusCode() == 404
                && List.of(
                        "There is no run",
                        "There is no card",
                        "There is no document",
                        "There is no company")
                    .stream()
                    .anyMatch(answer.body()::contains));
    return (refused ? "refused " : "through ") + answer.statusCode() + " " + answer.body();
  }

  private static String body(Endpoint endpoint) {
    if (endpoint.startsARun()) {
      return "{\"blob_url\":\"http://h/document.pdf\",\"company_id\":\"a\"}";
    }
    return endpoint.method().equals("GET") ? "" : "{}";
  }

  private String started() throws Exception {
    String id = "matrix-" + started++;
    assertThat(client.start(id, "a", "u", ADMIN.secret()).statusCode()).isEqualTo(202);
    return id;
  }

  private List<Visitor> visitors() throws Exception {
    String revoked =
        client.key(ADMIN.secret(), "{\"name\":\"r\",\"companies\":[\"*\"],\"role\":\"admin\"}");
    String id = ApiKeyText.parse(revoked).orElseThrow().id();
    assertThat(client.ask("DELETE", "/keys/" + id, ADMIN.secret(), "", "").statusCode())
        .isEqualTo(204);
    Date past = Date.from(Instant.now().minusSeconds(60));
    List<Visitor> visitors = new ArrayList<>();
    visitors.add(Visitor.unknown("anonymous", null));
    visitors.add(Visitor.unknown("expired", issuer.token(c -> c.expirationTime(past))));
    visitors.add(Visitor.unknown("wrong audience", issuer.token(c -> c.audience("other"))));
    visitors.add(Visitor.unknown("wrong issuer", issuer.token(c -> c.issuer("https://x"))));
    visitors.add(Visitor.unknown("alg none", Issuer.unsigned()));
    visitors.add(Visitor.unknown("forged", issuer.forged()));
    visitors.add(Visitor.unknown("revoked key", revoked));
    visitors.add(Visitor.unknown("unknown key", ApiKeyText.generate().secret()));
    visitors.add(
        new Visitor("no role", issuer.token(c -> c.claim("roles", null)), true, null, "a"));
    for (String company : List.of("a", "b", "*")) {
      for (Role role : Role.values()) {
        String name = role + " of " + company;
        visitors.add(new Visitor(name, token(role, company), true, role, company));
      }
    }
    String key =
        client.key(ADMIN.secret(), "{\"name\":\"k\",\"companies\":[\"a\"],\"role\":\"author\"}");
    visitors.add(new Visitor("author's key", key, true, Role.AUTHOR, "a"));
    for (String company : List.of("a", "b")) {
      String session = client.session(token(Role.OPERATOR, company));
      String name = "session of an operator of " + company;
      String forgetful = session.substring(0, session.indexOf(' ') + 1) + "x";
      visitors.add(
          new Visitor(name + " without token", forgetful, true, Role.OPERATOR, company, true));
      visitors.add(new Visitor(name, session, true, Role.OPERATOR, company));
    }
    return visitors;
  }

  private static String token(Role role, String company) {
    List<String> roles = new ArrayList<>(List.of(role.name().toLowerCase(Locale.ROOT)));
    if (company.equals("*")) {
      roles.add("staff");
    }
    return issuer.token(
        claims -> claims.claim("roles", roles).claim("companies", List.of(company)));
  }
}
