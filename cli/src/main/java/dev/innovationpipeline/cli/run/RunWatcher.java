package dev.innovationpipeline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows one run to its end, and shows its progress. */
public final class RunWatcher {

  private static final long POLL_INTERVAL_MILLIS = 200;
  private static final long REDRAW_INTERVAL_MILLIS = 100;
  private static final Duration MAX_OUTAGE = Duration.ofMinutes(2);
  private static final Duration RESULTS_TIMEOUT = Duration.ofSeconds(30);

  private final PipelineClient client;
  private final Progress progress;

  RunWatcher(PipelineClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * @param out for the progress; drawn in place when it is a terminal
   */
  public static RunWatcher on(PipelineClient client, PrintStream out) {
    return new RunWatcher(client, Progress.on(out));
  }

  /**
   * Follows an attempt that was started, and prints how it ends, or where to look.
   *
   * @param started the answer to the request that started it
   * @return 0 where nobody waits and for a run that completed, else 1: the exit code
   */
  public static int follow(
      PipelineClient client, String runId, JsonNode started, boolean noWait, boolean json)
      throws InterruptedException {
    PrintStream progressTo = json ? System.err : System.out;
    progressTo.println("Run " + runId + ", attempt " + started.path("attempt").asInt());
    if (noWait) {
      System.out.println(json ? started : "Watch it with ./pipeline status " + runId);
      return 0;
    }
    RunWatcher watcher = on(client, progressTo);
    JsonNode status = watcher.watch(runId);
    boolean completed = status.path("status").asString("").equals("COMPLETED");
    if (json) {
      System.out.println(status);
    } else {
      JsonNode results = completed ? watcher.results(runId) : WireJson.MAPPER.createObjectNode();
      System.out.println(describe(status, results));
    }
    return completed ? 0 : 1;
  }

  /** The run's cards and how it ended, for people. */
  public static String describe(JsonNode status, JsonNode results) {
    return CardPrinter.print(status, results);
  }

  /** The run's status and the stages that have begun, for people. */
  public static String describe(JsonNode status) {
    ByteArrayOutputStream stages = new ByteArrayOutputStream();
    Progress.plain(new PrintStream(stages, true, UTF_8)).show(status);
    return "Run %s: %s\n%s"
        .formatted(
            status.path("run_id").asString(""),
            CardPrinter.outcome(status),
            stages.toString(UTF_8));
  }

  /**
   * Returns the final status. An outage of the server of up to two minutes is waited out.
   *
   * @throws ClientException when the server does not know the run, or its outage lasts longer
   */
  public JsonNode watch(String runId) throws InterruptedException {
    JsonNode status = fetch(runId);
    long lastAnswer = System.nanoTime();
    while (!isOver(status)) {
      for (long shown = 0; shown < POLL_INTERVAL_MILLIS; shown += REDRAW_INTERVAL_MILLIS) {
        progress.show(status);
        Thread.sleep(REDRAW_INTERVAL_MILLIS);
      }
      try {
        status = fetch(runId);
        lastAnswer = System.nanoTime();
      } catch (ClientException e) {
        if (!e.isTransient() || System.nanoTime() - lastAnswer > MAX_OUTAGE.toNanos()) {
          progress.end();
          throw e;
        }
        progress.showOutage();
      }
    }
    progress.show(status);
    progress.end();
    return status;
  }

  private JsonNode fetch(String runId) throws InterruptedException {
    return client
        .status(runId)
        .orElseThrow(
            () -> new ClientException("The server does not know the run " + runId + ".", null));
  }

  /** Whether the run has ended, in whatever way. */
  public static boolean isOver(JsonNode status) {
    return Status.valueOf(status.path("status").asString("PENDING")).isTerminal();
  }

  /**
   * Returns the results of a completed run. The database follows the events within moments.
   *
   * @throws ClientException when the cards are not in the database within 30 s
   */
  public JsonNode results(String runId) throws InterruptedException {
    long deadline = System.nanoTime() + RESULTS_TIMEOUT.toNanos();
    while (true) {
      Optional<JsonNode> results = client.results(runId);
      if (results.isPresent() && results.get().path("cards").size() >= OpportunityCards.COUNT) {
        return results.get();
      }
      if (System.nanoTime() > deadline) {
        throw new ClientException(
            "The run "
                + runId
                + " is COMPLETED, but its cards are not in the database after "
                + RESULTS_TIMEOUT.toSeconds()
                + " s. The log of the persistence sink says why.",
            null);
      }
      Thread.sleep(POLL_INTERVAL_MILLIS);
    }
  }
}
