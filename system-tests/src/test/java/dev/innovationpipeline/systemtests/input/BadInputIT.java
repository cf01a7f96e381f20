package dev.innovationpipeline.systemtests.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.baddocument.BadDocument;
import dev.innovationpipeline.benchmarks.baddocument.BadDocumentHost;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** Beside all bad documents on two busy cores; alone a run takes a fraction of a second. */
  private static final Duration MAX_TIME_BESIDE = Duration.ofSeconds(20);

  private static final int GOOD_RUNS = 12;
  private static final int BAD_ROUNDS = 2;

  /** Without those that take long, for which there is {@code ./pipeline bench bad-documents}. */
  private static final Set<BadDocument> KINDS =
      EnumSet.complementOf(
          EnumSet.of(
              BadDocument.LARGE_SHEET,
              BadDocument.BUSY_PAGE,
              BadDocument.SCANS,
              BadDocument.ENDLESS));

  private record End(String id, JsonNode status, Duration time) {

    String code() {
      return status.path("error_code").asString("");
    }
  }

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static BadDocumentHost host;
  private static PipelineClient client;

  @BeforeAll
  static void start() throws Exception {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    host = new BadDocumentHost();
    client = new PipelineClient(pipeline.serverUrl());
  }

  @AfterAll
  static void stop() {
    host.close();
    pipeline.close();
  }

  @Test
  void everyBadDocumentFailsItsRunAndGoodOnesGoOn() throws Exception {
    String good = host.docxOf(1);
    run(good); // warms up
    List<End> alone = new ArrayList<>();
    for (int count = 0; count < GOOD_RUNS; count++) {
      alone.add(run(good));
    }
    Map<BadDocument, List<Future<End>>> ends = new EnumMap<>(BadDocument.class);
    List<End> beside = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < BAD_ROUNDS; round++) {
        for (BadDocument kind : KINDS) {
          ends.computeIfAbsent(kind, each -> new ArrayList<>())
              .add(threads.submit(() -> run(host.urlOf(kind))));
        }
      }
      for (int count = 0; count < GOOD_RUNS; count++) {
        beside.add(run(good));
      }
    }
    List<End> bad = new ArrayList<>();
    for (Map.Entry<BadDocument, List<Future<End>>> kind : ends.entrySet()) {
      for (Future<End> end : kind.getValue()) {
        assertThatItFailedClearly(kind.getKey(), end.get());
        bad.add(end.get());
      }
    }
    assertThat(host.secretRequests()).isZero();
    assertThat(beside)
        .allSatisfy(end -> assertThat(statusOf(end)).as("%s", end).isEqualTo(Status.COMPLETED))
        .allSatisfy(end -> assertThat(end.time()).isLessThan(MAX_TIME_BESIDE));
    assertThatNothingIsLost(bad, beside);
    System.out.printf(
        "Good runs alone: %s; beside %d bad ones: %s.%n", times(alone), bad.size(), times(beside));
  }

  private static void assertThatItFailedClearly(BadDocument kind, End end) {
    assertThat(statusOf(end)).as("%s: %s", kind, end).isEqualTo(Status.FAILED);
    assertThat(end.code()).as("%s: %s", kind, end).isEqualTo(kind.code());
    assertThat(end.status().path("error_message").asString()).contains(" ").endsWith(".");
  }

  private static void assertThatNothingIsLost(List<End> bad, List<End> good)
      throws InterruptedException {
    List<End> all = new ArrayList<>(good);
    all.addAll(bad);
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
