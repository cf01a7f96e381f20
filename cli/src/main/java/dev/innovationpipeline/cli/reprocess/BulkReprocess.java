package dev.innovationpipeline.cli.reprocess;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does a job's runs again, some at a time: the next is asked for when one has ended, so that runs
 * that are not part of the job keep the rest of the pipeline.
 *
 * <p>Whatever is asked for twice, after a crash or a lost answer, is one attempt: the server knows
 * the job by its id.
 */
final class BulkReprocess {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration AWAY_FOR = Duration.ofMinutes(2);
  private static final Duration BUSY_FOR = Duration.ofMinutes(30);

  private final PipelineClient client;
  private final JobJournal journal;
  private final int maxInFlight;
  private final ProgressBar bar;
  private final Deque<String> todo;
  private final Map<String, Integer> inFlight;
  private final Map<String, Long> busySince = new HashMap<>();
  private @Nullable Long awaySince;

  BulkReprocess(PipelineClient client, JobJournal journal, int maxInFlight, ProgressBar bar) {
    this.client = client;
    this.journal = journal;
    this.maxInFlight = maxInFlight;
    this.bar = bar;
    this.todo = new ArrayDeque<>(journal.unsent());
    this.inFlight = journal.unfinished();
  }

  JobSummary run() throws IOException, InterruptedException {
    show();
    while (!todo.isEmpty() || !inFlight.isEmpty()) {
      for (int open = todo.size(); open > 0 && inFlight.size() < maxInFlight; open--) {
        ask(todo.removeFirst());
      }
      Thread.sleep(BETWEEN_LOOKS);
      for (Map.Entry<String, Integer> run : Map.copyOf(inFlight).entrySet()) {
        look(run.getKey(), run.getValue());
      }
      show();
    }
    bar.end();
    return journal.summary();
  }

  private void ask(String run) throws IOException, InterruptedException {
    Exchange answer;
    try {
      answer =
          client.post("/runs/" + PipelineClient.encoded(run) + "/reprocess", journal.request());
    } catch (ClientException e) {
      todo.addFirst(run);
      pause(e.getMessage(), BETWEEN_LOOKS);
      return;
    }
    if (answer.status() >= 500) {
      todo.addFirst(run);
      pause(answer.reason(), answer.retryAfter());
      return;
    }
    awaySince = null;
    if (answer.succeeded()) {
      int attempt = answer.body().path("attempt").asInt();
      inFlight.put(run, attempt);
      journal.sent(run, attempt);
    } else if (answer.code().equals("run_active") && !isBusyForLong(run)) {
      todo.addLast(run);
    } else {
      journal.ended(run, "SKIPPED", answer.reason());
    }
  }

  private void look(String run, int attempt) throws IOException, InterruptedException {
    Exchange answer;
    try {
      answer = client.get("/status/" + PipelineClient.encoded(run));
    } catch (ClientException e) {
      pause(e.getMessage(), BETWEEN_LOOKS);
      return;
    }
    if (answer.status() >= 500) {
      pause(answer.reason(), answer.retryAfter());
      return;
    }
    awaySince = null;
    if (!answer.succeeded()) {
      end(run, "SKIPPED", answer.reason());
      return;
    }
    JsonNode status = answer.body();
    if (status.path("attempt").asInt() > attempt) {
      end(run, "SKIPPED", "Another attempt was asked for meanwhile.");
    } else if (status.path("attempt").asInt() == attempt
        && Status.valueOf(status.path("status").asString("PENDING")).isTerminal()) {
      end(run, status.path("status").asString(""), status.path("error_message").asString(""));
    }
  }

  private void end(String run, String state, String why) throws IOException {
    inFlight.remove(run);
    journal.ended(run, state, why);
  }

  private boolean isBusyForLong(String run) {
    long since = busySince.computeIfAbsent(run, id -> System.nanoTime());
    return System.nanoTime() - since > BUSY_FOR.toNanos();
  }

  /** A server that comes back within minutes finds the job still there. */
  private void pause(@Nullable String why, Duration time) throws InterruptedException {
    long since = awaySince == null ? System.nanoTime() : awaySince;
    awaySince = since;
    if (System.nanoTime() - since > AWAY_FOR.toNanos()) {
      bar.end();
      throw new ClientException(
          "%s The job waits; go on with: ./pipeline reprocess --resume %s"
              .formatted(why, journal.jobId()),
          null);
    }
    Thread.sleep(time);
  }

  private void show() {
    JobSummary now = journal.summary();
    bar.show(
        now.ended(),
        now.selected(),
        "%d in flight, %d failed, %d skipped"
            .formatted(inFlight.size(), now.failed(), now.skipped()));
  }
}
