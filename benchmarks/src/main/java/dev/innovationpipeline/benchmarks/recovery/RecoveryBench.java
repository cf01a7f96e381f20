package dev.innovationpipeline.benchmarks.recovery;

import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kills something while runs are under way, starts it again and watches what users see. */
final class RecoveryBench {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final String COMPLETED = Status.COMPLETED.name();
  private static final int SERVER_ERROR = 500;

  /** Slow enough that runs are under way when the first has completed. */
  private static final Behaviour BEHAVIOUR = Behaviour.of("200ms", "", "1s", 0);

  private final Subject subject;
  private final PipelineClient client;
  private final ProviderClient provider;
  private final List<String> runs = new ArrayList<>();
  private int toldAsPending;
  private int silent;

  /**
   * @param serverUrl of the subject's ingest service
   */
  RecoveryBench(Subject subject, String serverUrl, ProviderClient provider) {
    this.subject = subject;
    this.provider = provider;
    client = new PipelineClient(serverUrl);
  }

  /**
   * @param first the number of the first run, of which the provider was never asked before
   */
  Recovery measure(int first, int count) throws IOException, InterruptedException {
    provider.behave(BEHAVIOUR);
    for (int number = first; number < first + count; number++) {
      runs.add(
          client.start(
              WireJson.MAPPER
                  .createObjectNode()
                  .put("blob_url", provider.documentOf(number))
                  .put("company_id", "lactalis-canada")
                  .put("user_id", "bench")));
    }
    awaitAll(this::isCompleted, runs.subList(0, 1), System.nanoTime());
    subject.kill();
    long started = System.nanoTime();
    subject.startAgain();
    long ready = System.nanoTime();
    Duration statuses = Duration.ofNanos(awaitAll(this::isCompleted, runs, ready) - ready);
    Duration rows = Duration.ofNanos(awaitAll(this::isStored, runs, ready) - ready);
    return new Recovery(
        subject.name(), Duration.ofNanos(ready - started), statuses, rows, toldAsPending, silent);
  }

  private interface Question {
    boolean ask(String run) throws InterruptedException;
  }

  /** When the answer was yes for every run, by {@link System#nanoTime}. */
  private long awaitAll(Question question, List<String> asked, long since)
      throws InterruptedException {
    Set<String> left = new LinkedHashSet<>(asked);
    while (true) {
      for (String run : Set.copyOf(left)) {
        if (isYes(question, run)) {
          left.remove(run);
        }
      }
      if (left.isEmpty()) {
        return System.nanoTime();
      }
      if (System.nanoTime() - since > TIMEOUT.toNanos()) {
        throw new StartFailedException(
            "%d of %d runs are not done after %d s (%s)."
                .formatted(left.size(), asked.size(), TIMEOUT.toSeconds(), subject.name()));
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private static boolean isYes(Question question, String run) throws InterruptedException {
    try {
      return question.ask(run);
    } catch (ClientException e) {
      return false; // Nobody answered.
    }
  }

  private boolean isCompleted(String run) throws InterruptedException {
    return client.get("/status/" + run).body().path("status").asString("").equals(COMPLETED);
  }

  /** Asked once every run is completed. */
  private boolean isStored(String run) throws InterruptedException {
    Exchange answer = client.get("/runs/" + run);
    if (answer.body().path("cards").size() == OpportunityCards.COUNT) {
      return true;
    }
    if (answer.status() >= SERVER_ERROR) {
      return false; // It says that it cannot answer now.
    }
    if (answer.body().path("results_pending").asBoolean(false)) {
      toldAsPending++;
    } else {
      silent++;
    }
    return false;
  }
}
