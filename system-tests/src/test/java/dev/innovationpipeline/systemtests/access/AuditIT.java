package dev.innovationpipeline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.systemtests.Services;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The audit from a request to the answer of those who ask about it, and after a rebuild. */
class AuditIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String DIGEST =
      "SELECT count(*) || ' ' || coalesce(md5(string_agg(audit::text, '|' ORDER BY id)), '')"
          + " FROM audit";

  @TempDir Path directory;

  @Test
  void whatWasDoneIsInTheTableAndComesBackFromTheTopic() throws Exception {
    try (Services services =
        Services.start(
            directory,
            TestServers.sharedKafka().bootstrapServers(),
            service ->
                service.equals("ingest")
                    ? List.of(
                        "pipeline.topics.prefix=of-audit.",
                        "pipeline.topics.partitions=2",
                        "pipeline.operations.enabled=true",
                        "pipeline.audit.enabled=true")
                    : List.of(
                        "pipeline.topics.prefix=of-audit.", "pipeline.topics.partitions=2"))) {
      Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
      assertThat(services.request("seen", document)).isEqualTo(202);
      await().atMost(TIMEOUT).until(() -> services.completed() == 1);
      String card = services.text("SELECT id FROM \"OpportunityCard\" LIMIT 1");
      assertThat(services.call("PATCH", "/cards/" + card, "{\"starred\":true}").statusCode())
          .isEqualTo(200);
      assertThat(services.call("POST", "/runs/seen/reprocess", "{\"from_stage\":4}").statusCode())
          .isEqualTo(202);
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(actions(services, ""))
                      .containsExactly(
                          "POST /runs/{run_id}/reprocess", "PATCH /cards/{card_id}", "POST /run"));
      assertThat(actions(services, "&company_id=lactalis-canada&caller=anybody")).hasSize(3);
      assertThat(actions(services, "&company_id=another")).isEmpty();
      assertThat(actions(services, "&outcome=refused")).isEmpty();
      assertThat(actions(services, "&since=2099-01-01T00:00:00Z")).isEmpty();
      assertThat(actions(services, "&subject=" + card)).containsExactly("PATCH /cards/{card_id}");
      JsonNode page = get(services, "/audit?limit=2");
      assertThat(page.path("entries").size()).isEqualTo(2);
      String cursor = page.path("next_cursor").asString("");
      assertThat(actions(services, "&cursor=" + cursor)).containsExactly("POST /run");
      assertThat(services.call("GET", "/audit?cursor=x", "").statusCode()).isEqualTo(400);
      comesBack(services);
      nobodyChangesIt(services);
    }
  }

  private static void comesBack(Services services) throws Exception {
    String before = services.text(DIGEST);
    services.execute(
        """
        BEGIN;
        ALTER TABLE audit DISABLE TRIGGER keep_audit;
        TRUNCATE audit;
        ALTER TABLE audit ENABLE TRIGGER keep_audit;
        COMMIT;
        """);
    assertThat(services.call("POST", "/operations/rebuild-database", "").statusCode())
        .isEqualTo(202);
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                services
                    .text(
                        DIGEST.replace(
                            "FROM audit", "FROM audit WHERE action NOT LIKE '%rebuild%'"))
                    .equals(before));
  }

  private static void nobodyChangesIt(Services services) {
    for (String statement :
        List.of("UPDATE audit SET caller = 'x' RETURNING ''", "DELETE FROM audit RETURNING ''")) {
      assertThatThrownBy(() -> services.text(statement))
          .hasMessageContaining("Entries of the audit are not changed");
    }
  }

  private static List<String> actions(Services services, String query) throws Exception {
    List<String> actions = new ArrayList<>();
    get(services, "/audit?limit=100" + query)
        .path("entries")
        .forEach(entry -> actions.add(entry.path("action").asString("")));
    return actions;
  }

  private static JsonNode get(Services services, String path) throws Exception {
    HttpResponse<String> answer = services.call("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WireJson.MAPPER.readTree(answer.body());
  }
}
