package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a provider does to every call, or to the first one only, the run comes to an end that
 * says what happened.
 */
class FaultModesIT {

  /** Shorter than in production by the same factor, so that a try that hangs ends the test soon. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "pipeline.llm.call-timeout", "1s",
          "pipeline.llm.first-backoff", "20ms",
          "pipeline.llm.max-backoff", "100ms",
          "pipeline.llm.retry-budget", "1500ms");

  private static final Map<FaultMode, String> CODES =
      Map.ofEntries(
          Map.entry(FaultMode.SCHEMA_BREAKING_JSON, "llm_answer_invalid"),
          Map.entry(FaultMode.LENGTH, "llm_answer_cut_off"),
          Map.entry(FaultMode.EMPTY_CONTENT, "llm_unavailable"),
          Map.entry(FaultMode.REFUSAL, "llm_refused"),
          Map.entry(FaultMode.ERROR_IN_200, "llm_unavailable"),
          Map.entry(FaultMode.RATE_LIMITED, "llm_rate_limited"),
          Map.entry(FaultMode.RATE_LIMITED_RETRY_AFTER, "llm_rate_limited"),
          Map.entry(FaultMode.OUT_OF_CREDIT, "llm_out_of_credit"),
          Map.entry(FaultMode.SERVER_ERROR, "llm_unavailable"),
          Map.entry(FaultMode.BAD_GATEWAY, "llm_unavailable"),
          Map.entry(FaultMode.UNAVAILABLE_RETRY_AFTER, "llm_unavailable"),
          Map.entry(FaultMode.OVERLOADED, "llm_unavailable"),
          Map.entry(FaultMode.HTML_ERROR_PAGE, "llm_unavailable"),
          Map.entry(FaultMode.HANG, "llm_unavailable"),
          Map.entry(FaultMode.SLOW_DRIP, "llm_unavailable"),
          Map.entry(FaultMode.CONNECTION_RESET, "llm_unavailable"),
          Map.entry(FaultMode.BODY_CUT_OFF, "llm_unavailable"));

  /** What no second call makes better. */
  private static final Set<FaultMode> FINAL =
      Set.of(FaultMode.LENGTH, FaultMode.REFUSAL, FaultMode.OUT_OF_CREDIT);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static String documentUrl;

  @BeforeAll
  static void start() throws Exception {
    IMPATIENT.forEach(System::setProperty);
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    Path document = directory.resolve("report.txt");
    Files.writeString(
        document,
        """
        Families look for protein on the label of a yogurt before they look at the price of it.

        Kefir in small bottles is what people drink on their way to work in the morning.

        Cheese fits the habit of several small meals, since it is filling and needs no kitchen.
        """);
    documentUrl = new PipelineClient(pipeline.serverUrl()).upload(document);
  }

  @AfterAll
  static void stop() {
    IMPATIENT.keySet().forEach(System::clearProperty);
    pipeline.close();
  }

  @ParameterizedTest
  @EnumSource(FaultMode.class)
  void aRunWhoseEveryCallIsSpoiltEndsWithFiveCardsOrAClearError(FaultMode mode) throws Exception {
    pipeline.offlineModel().follow(FaultPlan.always(mode));

    JsonNode end = ended("always-" + mode);

    String code = CODES.get(mode);
    if (code == null) {
      assertThatItCompleted(end);
      assertThat(
              marks(end)
                  .filter(mark -> !mark.has("card"))
                  .map(mark -> mark.path("code").asString()))
          .as("a mark for what is amiss in the result: %s", end)
          .containsExactlyElementsOf(
              mode == FaultMode.LYING_QUOTES ? List.of("quotes_unverified") : List.of());
    } else {
      assertThat(end.path("status").asString()).as("%s", end).isEqualTo("FAILED");
      assertThat(end.path("error_code").asString()).as("%s", end).isEqualTo(code);
      assertThat(end.path("error_message").asString()).as("a sentence").endsWith(".").contains(" ");
    }
  }

  @ParameterizedTest
  @EnumSource(FaultMode.class)
  void aFaultThatPassesCostsNothingButTime(FaultMode mode) throws Exception {
    pipeline.offlineModel().follow(FaultPlan.first(1, mode));

    JsonNode end = ended("first-" + mode);

    if (FINAL.contains(mode)) {
      assertThat(end.path("status").asString()).as("%s", end).isEqualTo("FAILED");
    } else {
      assertThatItCompleted(end);
    }
  }

  private static void assertThatItCompleted(JsonNode end) throws Exception {
    assertThat(end.path("status").asString()).as("%s", end).isEqualTo("COMPLETED");
    String runId = end.path("run_id").asString();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(get("/runs/" + runId).path("cards").size()).isEqualTo(5));
    assertThat(marks(end).filter(mark -> mark.has("card")).map(mark -> mark.path("card").asInt()))
        .as("a mark for each card that is not the model's")
        .containsExactlyElementsOf(
            get("/runs/" + runId)
                .path("cards")
                .valueStream()
                .filter(card -> !card.path("parsed").asBoolean())
                .map(card -> card.path("number").asInt())
                .toList());
  }

  private static Stream<JsonNode> marks(JsonNode end) {
    return end.path("degraded").valueStream();
  }

  private static JsonNode ended(String runId) throws Exception {
    submit(runId);
    return Objects.requireNonNull(
        Awaitility.await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> get("/status/" + runId),
                status ->
                    Set.of("COMPLETED", "FAILED").contains(status.path("status").asString())));
  }

  private static void submit(String runId) throws Exception {
    String body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", runId)
            .put("blob_url", documentUrl)
            .put("company_id", "lactalis-canada")
            .put("user_id", "fault-modes")
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.serverUrl() + "/run"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
  }

  private static JsonNode get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(pipeline.serverUrl() + path)).build();
    return WireJson.MAPPER.readTree(
        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
