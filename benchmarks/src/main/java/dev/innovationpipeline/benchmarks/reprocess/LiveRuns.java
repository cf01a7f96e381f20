package dev.innovationpipeline.benchmarks.reprocess;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs that people start while something else goes on, and how long each takes. */
final class LiveRuns {

  /** Whether runs are still to be started. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private final PipelineClient client;
  private final String documentUrl;
  private final Duration beat;

  /**
   * @param beat a run starts every so often
   */
  LiveRuns(PipelineClient client, String documentUrl, Duration beat) {
    this.client = client;
    this.documentUrl = documentUrl;
    this.beat = beat;
  }

  void start(String runId, String company) throws InterruptedException {
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", runId)
            .put("blob_url", documentUrl)
            .put("company_id", company)
            .put("user_id", "bench"));
  }

  /**
   * Starts a run at every beat for as long as the condition holds, and waits for all of them.
   *
   * @return from acceptance to completion of each
   */
  Percentiles measure(String prefix, String company, Condition condition) throws Exception {
    List<String> started = new ArrayList<>();
    long next = System.nanoTime();
    while (condition.holds()) {
      String id = prefix + started.size();
      start(id, company);
      started.add(id);
      next += beat.toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
    Percentiles times = new Percentiles();
    for (String id : started) {
      times.add(duration(ended(id)));
    }
    return times;
  }

  /**
   * The status of a run once it is COMPLETED.
   *
   * @throws ClientException when it ends otherwise
   */
  JsonNode ended(String runId) throws InterruptedException {
    while (true) {
      JsonNode status = client.get("/status/" + runId).expect("read the status");
      Status state = Status.valueOf(status.path("status").asString("PENDING"));
      if (state == Status.COMPLETED) {
        return status;
      }
      if (state.isTerminal()) {
        throw new ClientException("The run " + runId + " is " + state + ": " + status, null);
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private static Duration duration(JsonNode status) {
    Instant from = Instant.parse(status.path("created_at").asString(""));
    return Duration.between(from, Instant.parse(status.path("completed_at").asString("")));
  }
}
