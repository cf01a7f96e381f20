package dev.innovationpipeline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Exports over HTTP, for callers of some companies. */
class ExportsIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "companyId" text, "userId" text, "blobUrl" text,
        "createdAt" timestamp(3));
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text,
        "jsonOutput" jsonb, degraded jsonb);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration1Content" text, "inspiration1Elements" text[], "inspiration2Title" text,
        "inspiration2Content" text, "inspiration2Elements" text[]);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, starred boolean, "editVersion" integer, "editedBy" text,
        "editedAt" timestamp(3));
      CREATE TABLE card_board (card_id text, run_id text, attempt integer, number integer,
        company_id text, created_at timestamp(3), status text, starred boolean,
        rating double precision, ratings integer, comments integer, tags text[], marks text[],
        degraded boolean);
      INSERT INTO "Run" VALUES
        ('first', 'COMPLETED', 'a', 'u', 'http://h/My%20Report.pdf', '2026-11-29 10:00'),
        ('second', 'COMPLETED', 'a', 'u', 'http://h/b.pdf', '2026-11-29 11:00'),
        ('empty', 'FAILED', 'a', 'u', 'http://h/c.pdf', '2026-11-29 12:00'),
        ('foreign', 'COMPLETED', 'b', 'u', 'http://h/d.pdf', '2026-11-29 13:00');
      INSERT INTO "StageOutput" VALUES
        ('first', 5, 'cards', '{"cards": [{"number": 1, "title": "One"}], "checks": [{"card": 1,
          "brands": [], "other_brands": [], "lengths": [], "numbers": []}]}',
          '[{"code": "fallback_card", "message": "Card 2 is lost.", "card": 2}]');
      INSERT INTO card_board VALUES
        ('1', 'first', 1, 1, 'a', '2026-11-29 10:00', 'shortlisted', true, 4.5, 2, 1,
          '{dairy,tea}', '{}', false);
      INSERT INTO "OpportunityCard" VALUES
        ('1', 'first', 1, '=One', 't', 'p', 's', 'n', 't', 'q', true),
        ('2', 'first', 2, 'Two', 't', 'p', 's', 'n', 't', 'q', false),
        ('3', 'second', 1, 'Kefir', 't', 'p', 's', 'n', 't', 'q', false),
        ('4', 'foreign', 1, 'Foreign', 't', 'p', 's', 'n', 't', 'q', false);
      UPDATE "OpportunityCard"
      SET "editVersion" = 1, "editedBy" = 'ada', "editedAt" = '2026-11-29 14:00' WHERE id = '2';
      """;

  @TempDir static Path directory;
  private static DatabaseServer database;
  private static ConfigurableApplicationContext service;
  private static Client client;
  private static String viewer;
  private static String other;

  @BeforeAll
  static void start() throws Exception {
    database = TestServers.database(directory.resolve("postgres"));
    new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl())).execute(ROWS);
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=keys",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.limits.enabled=false",
                "--pipeline.topics.prefix=exports.",
                "--pipeline.topics.partitions=2",
                "--pipeline.database.url=" + database.url(),
                "--pipeline.exports.max-cards=2",
                "--pipeline.exports.directory=" + directory.resolve("exports"),
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    client = new Client(service.getEnvironment().getRequiredProperty("local.server.port"));
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> client.get("/actuator/health/readiness", null).statusCode() == 200);
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> client.get("/keys", ADMIN.secret()).statusCode() == 200);
    viewer = key("a");
    other = key("b");
  }

  private static String key(String company) throws Exception {
    return client.key(
        ADMIN.secret(),
        "{\"name\":\"v\",\"companies\":[\"%s\"],\"role\":\"viewer\"}".formatted(company));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void aRunIsAFileOfItsCards() throws Exception {
    Client.Answer csv = client.get("/runs/first/export?format=csv", viewer);
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.body())
        .contains("\"'=One\"", "Names no brand of the company.", "Card 2 is lost.", "My Report.pdf")
        .doesNotContain("Kefir");
    assertThat(WireJson.MAPPER.readTree(get("/runs/first/export?format=json")).path("cards"))
        .hasSize(2);
    assertThat(get("/runs/first/export?format=md")).startsWith("# Opportunities for a");
    for (String format : new String[] {"pptx", "docx", "xlsx", "pdf"}) {
      assertThat(get("/runs/first/export?format=" + format))
          .as(format)
          .startsWith(format.equals("pdf") ? "%PDF-" : "PK");
    }
    assertThat(WireJson.MAPPER.readTree(get("/runs/first/export?format=json&card=2")).path("cards"))
        .hasSize(1);
    assertNothingIsLeftOver();
  }

  @Test
  void theNotesOfPeopleAndTheirEditsComeAlong() throws Exception {
    assertThat(get("/runs/first/export?format=csv"))
        .contains("\"shortlisted\",4.5,2,1,\"dairy, tea\",\"\",\"\",\"\"")
        .contains("\"\",\"\",\"\",\"\",\"\",\"ada\",\"2026-11-29T14:00:00Z\",\"\"");
    JsonNode cards = WireJson.MAPPER.readTree(get("/runs/first/export?format=json")).path("cards");
    assertThat(cards.get(0).path("noted").path("tags")).hasSize(2);
    assertThat(cards.get(1).has("noted")).isFalse();
    assertThat(cards.get(1).path("edited").path("by").asString()).isEqualTo("ada");
  }

  @Test
  void severalRunsAreChosenByNameOrBySearch() throws Exception {
    assertThat(rows("/runs/export?format=csv")).isEqualTo(3);
    assertThat(rows("/runs/export?format=csv&q=kefir")).isEqualTo(1);
    assertThat(rows("/runs/export?format=csv&starred=true")).isEqualTo(2);
    assertThat(rows("/runs/export?format=csv&card=first:2&run=second")).isEqualTo(2);
    assertThat(WireJson.MAPPER.readTree(get("/runs/export?format=json")).path("runs")).hasSize(2);
  }

  @Test
  void runsOfOthersAreNotThere() throws Exception {
    for (String path :
        new String[] {
          "/runs/foreign/export?format=csv",
          "/runs/export?format=csv&run=foreign",
          "/runs/export?format=csv&card=foreign:1"
        }) {
      Client.Answer hidden = client.get(path, viewer);
      Client.Answer none = client.get(path.replace("foreign", "nothing"), viewer);
      assertThat(hidden.statusCode()).as(path).isEqualTo(404);
      assertThat(hidden.body().replace("foreign", "nothing")).isEqualTo(none.body());
    }
    assertThat(get("/runs/export?format=csv&company_id=b", viewer, 404))
        .contains("There is nothing to export");
  }

  @Test
  void refusalsSayWhatToDo() throws Exception {
    assertThat(get("/runs/first/export?format=odt", viewer, 400))
        .contains("must be one of pptx, docx, xlsx, pdf, md, json, csv");
    assertThat(get("/runs/export?format=csv&card=first", viewer, 400)).contains("want run:card");
    assertThat(get("/runs/export?format=pdf", viewer, 400))
        .contains("takes at most 2 cards; choose fewer, or one of xlsx");
    assertThat(get("/runs/empty/export?format=pdf", viewer, 404)).contains("has no cards yet");
    assertThat(get("/runs/first/export?format=csv&card=9", viewer, 404)).contains("has no card 9");
    assertThat(
            client
                .ask("POST", "/exports", viewer, "application/json", "{\"format\":\"x\",\"run\":1}")
                .body())
        .contains("must be one of", "is unknown");
    assertNothingIsLeftOver();
  }

  @Test
  void aLargeOneIsWrittenOnItsOwn() throws Exception {
    JsonNode started = post("{\"format\":\"xlsx\",\"search\":{\"status\":\"completed\"}}", 202);
    assertThat(started.path("runs_total").asInt()).isEqualTo(2);
    JsonNode done = await(started, viewer);
    assertThat(done.path("state").asString()).isEqualTo("DONE");
    assertThat(done.path("cards").asInt()).isEqualTo(3);
    assertThat(done.path("name").asString()).startsWith("opportunities-").endsWith(".xlsx");
    assertThat(get(done.path("file").asString())).startsWith("PK");
    String path = "/exports/" + started.path("export_id").asString();
    for (String caller : new String[] {other, ADMIN.secret()}) {
      assertThat(client.get(path, caller).statusCode()).isEqualTo(404);
      assertThat(client.get(path + "/file", caller).statusCode()).isEqualTo(404);
    }
    assertThat(client.get("/exports/..%2f..", viewer).statusCode()).isIn(400, 404);
  }

  @Test
  void oneThatFailsSaysWhy() throws Exception {
    JsonNode failed = await(post("{\"format\":\"pptx\",\"search\":{}}", 202), viewer);
    assertThat(failed.path("state").asString()).isEqualTo("FAILED");
    assertThat(failed.path("problem").asString()).contains("at most 2 cards");
    assertThat(
            client
                .get("/exports/" + failed.path("export_id").asString() + "/file", viewer)
                .statusCode())
        .isEqualTo(409);
    JsonNode hidden = await(post("{\"format\":\"csv\",\"runs\":[\"foreign\"]}", 202), viewer);
    assertThat(hidden.path("problem").asString()).isEqualTo("There is no run foreign.");
  }

  private static JsonNode await(JsonNode started, String caller) {
    String path = "/exports/" + started.path("export_id").asString();
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> WireJson.MAPPER.readTree(client.get(path, caller).body()),
            job ->
                job.path("state").asString("").equals("DONE")
                    || job.path("state").asString("").equals("FAILED"));
  }

  private static JsonNode post(String body, int expected) throws Exception {
    Client.Answer answer = client.ask("POST", "/exports", viewer, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return WireJson.MAPPER.readTree(answer.body());
  }

  private static long rows(String path) throws Exception {
    return get(path).lines().count() - 1;
  }

  private static String get(String path) throws Exception {
    return get(path, viewer, 200);
  }

  private static String get(String path, String caller, int expected) throws Exception {
    Client.Answer answer = client.get(path, caller);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(expected);
    return answer.body();
  }

  private static void assertNothingIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("exports"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("part-"))).isEmpty();
    }
  }
}
