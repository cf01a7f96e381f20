package dev.innovationpipeline.cli.operations;

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
 * Reprocesses the runs of a job with a bounded number in flight, so that other runs keep the rest
 * of the pipeline.
 *
 * <p>Requests are idempotent: one that is repeated after a crash or a lost response makes no second
 * attempt, since the server recognises the job's id.
 */
final class BulkReprocess {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
  private static final Duration MAX_OUTAGE = Duration.ofMinutes(2);
  private static final int TOO_MANY = 429;
  private static final Duration MAX_BUSY_TIME = Duration.ofMinutes(30);

  private final PipelineClient client;
  private final JobJournal journal;
  private final int maxInFlight;
  private final ProgressBar bar;
  private final Deque<String> todo;
  private final Map<String, Integer> inFlight;
  private final Map<String, Long> busySince = new HashMap<>();
  private @Nullable Long outageSince;
  private long notBefore = System.nanoTime();

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
      for (int open = todo.size();
          open > 0 && inFlight.size() < maxInFlight && System.nanoTime() - notBefore >= 0;
          open--) {
        request(todo.removeFirst());
      }
      Thread.sleep(POLL_INTERVAL);
      for (Map.Entry<String, Integer> run : Map.copyOf(inFlight).entrySet()) {
        poll(run.getKey(), run.getValue());
      }
      show();
    }
    bar.end();
    return journal.summary();
  }

  private void request(String run) throws IOException, InterruptedException {
    Exchange answer;
    try {
      answer =
          client.post("/runs/" + PipelineClient.encoded(run) + "/reprocess", journal.request());
    } catch (ClientException e) {
      todo.addFirst(run);
      pause(e.getMessage(), POLL_INTERVAL);
      return;
    }
    if (answer.status() >= 500) {
      todo.addFirst(run);
      pause(answer.reason(), answer.retryAfter());
      return;
    }
    outageSince = null;
    if (answer.status() == TOO_MANY) { // A limit of the sender's, however long it lasts.
      todo.addFirst(run);
      notBefore = System.nanoTime() + answer.retryAfter().toNanos();
    } else if (answer.succeeded()) {
      int attempt = answer.body().path("attempt").asInt();
      inFlight.put(run, attempt);
      journal.sent(run, attempt);
    } else if (answer.code().equals("run_active") && !isBusyForLong(run)) {
      todo.addLast(run);
    } else {
      journal.skipped(run, answer.code(), answer.reason());
    }
  }

  private void poll(String run, int attempt) throws IOException, InterruptedException {
    Exchange answer;
    try {
      answer = client.get("/status/" + PipelineClient.encoded(run));
    } catch (ClientException e) {
      pause(e.getMessage(), POLL_INTERVAL);
      return;
    }
    if (answer.status() >= 500) {
      pause(answer.reason(), answer.retryAfter());
      return;
    }
    outageSince = null;
    if (answer.status() == TOO_MANY) {
      return;
    }
    if (!answer.succeeded()) {
      skip(run, answer.code(), answer.reason());
      return;
    }
    JsonNode status = answer.body();
    if (status.path("attempt").asInt() > attempt) {
      skip(run, "", "Another attempt was requested meanwhile.");
    } else if (status.path("attempt").asInt() == attempt
        && Status.valueOf(status.path("status").asString("PENDING")).isTerminal()) {
      end(run, status.path("status").asString(""), status.path("error_message").asString(""));
    }
  }

  private void end(String run, String state, String why) throws IOException {
    inFlight.remove(run);
    journal.ended(run, state, why);
  }

  private void skip(String run, String code, String why) throws IOException {
    inFlight.remove(run);
    journal.skipped(run, code, why);
  }

  private boolean isBusyForLong(String run) {
    long since = busySince.computeIfAbsent(run, id -> System.nanoTime());
    return System.nanoTime() - since > MAX_BUSY_TIME.toNanos();
  }

  /** Waits out an outage of the server of up to two minutes. */
  private void pause(@Nullable String why, Duration time) throws InterruptedException {
    long since = outageSince == null ? System.nanoTime() : outageSince;
    outageSince = since;
    if (System.nanoTime() - since > MAX_OUTAGE.toNanos()) {
      bar.end();
      throw new ClientException(
          "%s The job has stopped; continue it with: ./pipeline reprocess --resume %s"
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
