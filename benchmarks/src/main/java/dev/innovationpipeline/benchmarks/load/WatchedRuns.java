package dev.innovationpipeline.benchmarks.load;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import tools.jackson.databind.JsonNode;

/** Runs that are started and watched to their ends, each by a thread. */
public final class WatchedRuns {

  private static final String NO_ANSWER = "no answer";

  private final PipelineClient client;
  private final Duration pollInterval;
  private final Duration timeout;
  private final String expected;
  private final Percentiles times = new Percentiles();
  private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
  private final Phaser open = new Phaser(1);

  /**
   * @param pollInterval of each run
   * @param timeout of each run, after which its end is no longer waited for
   */
  public WatchedRuns(PipelineClient client, Duration pollInterval, Duration timeout) {
    this(client, pollInterval, timeout, Status.COMPLETED.name());
  }

  /**
   * @param expected the code with which the runs shall fail
   */
  public WatchedRuns(
      PipelineClient client, Duration pollInterval, Duration timeout, String expected) {
    this.client = client;
    this.pollInterval = pollInterval;
    this.timeout = timeout;
    this.expected = expected;
  }

  /** Returns at once. */
  public void start(String blobUrl, String companyId) {
    open.register();
    Thread.ofVirtual().start(() -> run(blobUrl, companyId));
  }

  /** Waits for the ends of all runs that were started. */
  public void awaitEnds() {
    open.arriveAndAwaitAdvance();
  }

  public boolean haveEnded() {
    return open.getUnarrivedParties() <= 1;
  }

  /** From the request to the end, of runs that ended as expected. */
  public Percentiles times() {
    return times;
  }

  /** How many ended as COMPLETED, by each code of failure, or without an answer or end. */
  public Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** Whether all completed, or failed with the code with which they shall. */
  public boolean allEndedAsExpected() {
    return outcomes.keySet().stream().allMatch(expected::equals);
  }

  /** The number of runs that ended somehow, or without an answer or end. */
  public int count() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those of them that the server took. */
  public int answered() {
    return count() - outcomes.getOrDefault(NO_ANSWER, 0);
  }

  private void run(String blobUrl, String companyId) {
    String outcome = NO_ANSWER;
    try {
      long start = System.nanoTime();
      outcome = outcomeOf(submit(blobUrl, companyId));
      if (outcome.equals(expected)) {
        times.add(Duration.ofNanos(System.nanoTime() - start));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClientException e) {
      System.err.println(e.getMessage());
    } finally {
      outcomes.merge(outcome, 1, Integer::sum);
      open.arriveAndDeregister();
    }
  }

  private String submit(String blobUrl, String companyId) throws InterruptedException {
    return client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("blob_url", blobUrl)
            .put("company_id", companyId)
            .put("user_id", "bench"));
  }

  private String outcomeOf(String run) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() - deadline < 0) {
      JsonNode status = client.get("/status/" + run).body();
      if (Status.valueOf(status.path("status").asString(Status.PENDING.name())).isTerminal()) {
        String code = status.path("error_code").asString("");
        return code.isEmpty() ? status.path("status").asString() : code;
      }
      Thread.sleep(pollInterval);
    }
    return "no end";
  }
}
