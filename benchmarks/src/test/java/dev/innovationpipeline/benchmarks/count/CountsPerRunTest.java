package dev.innovationpipeline.benchmarks.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CountsPerRunTest {

  private static final Counters BEFORE =
      new Counters(
          Map.of("records:run-requested", 100L, "requests:Produce", 50L, "requests:EndTxn", 10L),
          Map.of("stage-1-completed", 7L),
          Map.of("commits", 1000L),
          Map.of());
  private static final Counters AFTER =
      new Counters(
          Map.of(
              "records:run-requested", 140L,
              "records:stage-1-completed", 90L,
              "bytes:stage-1-completed", 2000L,
              "reads:__consumer_offsets", 4L,
              "requests:Produce", 130L,
              "requests:Fetch", 33L,
              "requests:EndTxn", 30L),
          Map.of("stage-1-completed", 17L),
          Map.of("commits", 1010L),
          Map.of("calls", 200L, "documents", 40L, "connections", 2L));

  private final JsonNode counts = CountsPerRun.json(AFTER.since(BEFORE), 40);

  @Test
  void countsRecordsOfAGroupWithoutItsMarkers() {
    JsonNode events = counts.path("topics").path("events");
    assertThat(events.path("records").asDouble()).isEqualTo(3.0);
    assertThat(events.path("markers").asDouble()).isEqualTo(0.25);
    assertThat(events.path("bytes").asDouble()).isEqualTo(50.0);
  }

  @Test
  void addsUpAllGroups() {
    JsonNode all = counts.path("topics").path("all");
    assertThat(all.path("records").asDouble()).isEqualTo(3.0);
    assertThat(all.path("partition_reads").asDouble()).isEqualTo(0.1);
  }

  @Test
  void countsAFetchOnce() {
    JsonNode requests = counts.path("requests");
    assertThat(requests.path("Produce").asDouble()).isEqualTo(2.0);
    assertThat(requests.has("Fetch")).isFalse();
  }

  @Test
  void countsTransactionsAndExchangesAndCommits() {
    assertThat(counts.path("transactions").asDouble()).isEqualTo(0.5);
    assertThat(counts.path("provider").path("chat_completions").asDouble()).isEqualTo(5.0);
    assertThat(counts.path("provider").path("documents").asDouble()).isEqualTo(1.0);
    assertThat(counts.path("postgres").path("commits").asDouble()).isEqualTo(0.25);
  }

  @Test
  void printsEveryGroup() {
    assertThat(CountsPerRun.table(counts))
        .contains("events", "consumer_offsets", "all", "requests Produce", "postgres commits");
  }
}
