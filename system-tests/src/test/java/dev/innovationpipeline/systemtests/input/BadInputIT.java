package dev.innovationpipeline.systemtests.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Documents that harm a careless reader fail their own run, and nobody else's. */
@Timeout(180)
class BadInputIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** Beside all bad documents on two busy cores; alone a run takes a fraction of a second. */
  private static final Duration MAX_TIME_BESIDE = Duration.ofSeconds(20);

  private static final int GOOD_RUNS = 12;
  private static final int BAD_ROUNDS = 3;

  private static final String GOOD =
      """
      Families look for protein on the label of a yogurt before they look at the price of it.

      Kefir in small bottles is what people drink on their way to work in the morning.

      Cheese fits the habit of several small meals, since it is filling and needs no kitchen.
      """;

  private record End(String id, JsonNode status, Duration time) {

    String code() {
      return status.path("error_code").asString("");
    }
  }

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static HostileHost host;
  private static PipelineClient client;

  @BeforeAll
  static void start() throws Exception {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    host = new HostileHost();
    client = new PipelineClient(pipeline.serverUrl());
  }

  @AfterAll
  static void stop() {
    host.close();
    pipeline.close();
  }

  @Test
  void everyBadDocumentFailsItsRunAndGoodOnesGoOn() throws Exception {
    Map<String, String> bad = badDocuments();
    String good = host.serving("good.txt", GOOD.getBytes(StandardCharsets.UTF_8));
    run(good); // warms up
    List<End> alone = new ArrayList<>();
    for (int count = 0; count < GOOD_RUNS; count++) {
      alone.add(run(good));
    }
    Map<String, Future<End>> ends = new LinkedHashMap<>();
    List<End> beside = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < BAD_ROUNDS; round++) {
        String suffix = " " + round;
        bad.forEach((name, url) -> ends.put(name + suffix, threads.submit(() -> run(url))));
      }
      for (int count = 0; count < GOOD_RUNS; count++) {
        beside.add(run(good));
      }
    }
    for (Map.Entry<String, Future<End>> end : ends.entrySet()) {
      assertThatItFailedClearly(end.getKey(), end.getValue().get());
    }
    assertThat(host.secretRequests()).isZero();
    assertThat(beside)
        .allSatisfy(end -> assertThat(statusOf(end)).as("%s", end).isEqualTo(Status.COMPLETED))
        .allSatisfy(end -> assertThat(end.time()).isLessThan(MAX_TIME_BESIDE));
    assertThatNothingIsLost(ends.values(), beside);
    System.out.printf(
        "Good runs alone: %s; beside %d bad ones: %s.%n", times(alone), ends.size(), times(beside));
  }

  private static Map<String, String> badDocuments() throws Exception {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("zip bomb", host.serving("bomb.docx", WordFile.unpackingTo(300)));
    bad.put(
        "external entity", host.serving("entity.docx", WordFile.including(host.url() + "/secret")));
    bad.put("many pages", host.serving("long.pdf", PdfFile.withPages(10_000)));
    bad.put("loop", host.serving("loop.pdf", PdfFile.withLoop()));
    bad.put("two gigabytes", host.url() + "/endless");
    return bad;
  }

  private static void assertThatItFailedClearly(String name, End end) {
    if (name.startsWith("many pages") && statusOf(end) == Status.COMPLETED) {
      return; // It is long, not bad.
    }
    assertThat(statusOf(end)).as("%s: %s", name, end).isEqualTo(Status.FAILED);
    String code =
        switch (name.split(" \\d", 2)[0]) {
          case "zip bomb", "two gigabytes" -> "document_too_large";
          case "external entity" -> "document_unsafe";
          case "many pages" -> "document_too_many_pages";
          default -> "document_no_text";
        };
    assertThat(end.code()).as("%s: %s", name, end).isEqualTo(code);
    assertThat(end.status().path("error_message").asString()).contains(" ").endsWith(".");
  }

  private static void assertThatNothingIsLost(Iterable<Future<End>> bad, List<End> good)
      throws Exception {
    List<End> all = new ArrayList<>(good);
    for (Future<End> end : bad) {
      all.add(end.get());
    }
    for (End end : all) {
      await()
          .atMost(TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(
              () ->
                  client
                      .get("/runs/" + end.id())
                      .body()
                      .path("run")
                      .path("status")
                      .asString("")
                      .equals(end.status().path("status").asString()));
    }
    assertThat(client.get("/dead-letters").expect("list dead letters").path("total").asInt())
        .isZero();
  }

  /** Until its end. */
  private static End run(String url) throws Exception {
    long start = System.nanoTime();
    String id =
        client.start(
            WireJson.MAPPER
                .createObjectNode()
                .put("blob_url", url)
                .put("company_id", "lactalis-canada")
                .put("user_id", "test"));
    JsonNode status =
        await()
            .atMost(TIMEOUT)
            .pollInterval(POLL_INTERVAL)
            .until(
                () -> client.get("/status/" + id).body(),
                answer ->
                    Status.valueOf(answer.path("status").asString(Status.PENDING.name()))
                        .isTerminal());
    return new End(id, status, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Status statusOf(End end) {
    return Status.valueOf(end.status().path("status").asString());
  }

  private static String times(List<End> ends) {
    List<Long> millis = ends.stream().map(end -> end.time().toMillis()).sorted().toList();
    return "median %d ms, longest %d ms".formatted(millis.get(millis.size() / 2), millis.getLast());
  }
}
