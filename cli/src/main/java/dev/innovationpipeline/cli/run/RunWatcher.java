package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows one run to its end. */
public record RunWatcher(PipelineClient client, Progress progress) {

  private static final long POLL_MILLIS = 200;
  private static final long SPIN_MILLIS = 100;
  private static final Duration AWAY_AT_MOST = Duration.ofMinutes(2);
  private static final Duration ROWS_WITHIN = Duration.ofSeconds(30);
  private static final int CARDS = 5;

  /**
   * Answers the final status; a server that is away meanwhile is waited for.
   *
   * @throws ClientException when the server does not know the run, or stays away
   */
  public JsonNode watch(String runId) throws InterruptedException {
    JsonNode status = look(runId);
    long answered = System.nanoTime();
    while (!isOver(status)) {
      for (long shown = 0; shown < POLL_MILLIS; shown += SPIN_MILLIS) {
        progress.show(status);
        Thread.sleep(SPIN_MILLIS);
      }
      try {
        status = look(runId);
        answered = System.nanoTime();
      } catch (ClientException e) {
        if (!e.isPassing() || System.nanoTime() - answered > AWAY_AT_MOST.toNanos()) {
          progress.end();
          throw e;
        }
        progress.showThatTheServerIsAway();
      }
    }
    progress.show(status);
    progress.end();
    return status;
  }

  private JsonNode look(String runId) throws InterruptedException {
    return client
        .status(runId)
        .orElseThrow(
            () -> new ClientException("The server does not know the run " + runId + ".", null));
  }

  static boolean isOver(JsonNode status) {
    return Status.valueOf(status.path("status").asString("PENDING")).isTerminal();
  }

  /** Answers what the run made; the database follows the events within moments. */
  public JsonNode results(String runId) throws InterruptedException {
    long giveUp = System.nanoTime() + ROWS_WITHIN.toNanos();
    while (true) {
      Optional<JsonNode> results = client.results(runId);
      if (results.isPresent() && results.get().path("cards").size() >= CARDS) {
        return results.get();
      }
      if (System.nanoTime() > giveUp) {
        throw new ClientException(
            "The run "
                + runId
                + " is COMPLETED, but its cards are not in the database after "
                + ROWS_WITHIN.toSeconds()
                + " s. Look at the sink's log.",
            null);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
