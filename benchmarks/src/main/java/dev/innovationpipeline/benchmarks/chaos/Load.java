package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.live.StatusAnswers;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Users: they submit runs, read statuses, decide on results that runs wait with, and now and then
 * cancel, reprocess or forget a run.
 */
public final class Load {

  /** The companies of the runs, numbered from 0. */
  public static final int COMPANIES = 8;

  static final String LABEL = "chaos";

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  private static final Duration COMPLETION_POLL_INTERVAL = Duration.ofMillis(250);

  private final PipelineClient client;
  private final ProviderClient documents;
  private final long seed;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Map<String, Instant> completedAt = new ConcurrentHashMap<>();
  private final Map<String, Instant> submittedAt = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger watched = new AtomicInteger();
  private volatile boolean submitting = true;
  private volatile boolean watching = true;

  /**
   * @param documents the provider as the services reach it
   */
  public Load(String serverUrl, ProviderClient documents, long seed) {
    client = new PipelineClient(serverUrl);
    this.documents = documents;
    this.seed = seed;
  }

  public void start(double rate) {
    Duration interval = Duration.ofNanos((long) (1e9 / rate));
    Thread.ofPlatform()
        .daemon()
        .name("load")
        .start(
            () -> {
              try {
                for (int number = 0; submitting; number++) {
                  int run = number;
                  watched.incrementAndGet();
                  Thread.ofVirtual().start(() -> live(run));
                  Thread.sleep(interval);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  public void stopSubmitting() {
    submitting = false;
  }

  /** Waits until every run is seen to have ended; false when that takes too long. */
  public boolean awaitEnds(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (watched.get() > 0 && System.nanoTime() - deadline < 0) {
      Thread.sleep(POLL_INTERVAL);
    }
    watching = false;
    return watched.get() == 0;
  }

  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The answers about every accepted run now; to be asked when all have ended. */
  List<Answer> statusesAtRest() throws InterruptedException {
    List<Answer> atRest = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer instanceof Answer.Accepted accepted) {
        String id = accepted.runId();
        ask(() -> client.get("/status/" + id))
            .flatMap(exchange -> StatusAnswers.atRest(id, exchange))
            .ifPresent(atRest::add);
      }
    }
    return atRest;
  }

  /** Requests that were answered with an error or not at all. */
  public int refused() {
    return refused.get();
  }

  /**
   * When a run that was submitted after an instant had completed; null when none did in time.
   *
   * @param meanwhile before each look
   */
  public @Nullable Instant awaitCompletionOfOneSubmittedAfter(
      Instant instant, Duration timeout, Runnable meanwhile) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() - deadline < 0) {
      meanwhile.run();
      Optional<Instant> completed = completionOfOneSubmittedAfter(instant);
      if (completed.isPresent()) {
        return completed.get();
      }
      Thread.sleep(COMPLETION_POLL_INTERVAL);
    }
    return null;
  }

  private Optional<Instant> completionOfOneSubmittedAfter(Instant instant) {
    return completedAt.entrySet().stream()
        .filter(run -> submittedAt.getOrDefault(run.getKey(), Instant.MIN).isAfter(instant))
        .map(Map.Entry::getValue)
        .min(Instant::compareTo);
  }

  static String runId(int number) {
    return LABEL + "-%08d".formatted(number);
  }

  private void live(int number) {
    String id = runId(number);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    try {
      submittedAt.put(id, Instant.now());
      int wish = random.nextInt(100);
      if (submit(id, number, wish >= 80 ? random.nextInt(1, 6) : 0)) {
        answers.add(new Answer.Accepted(id));
        if (wish < 5) {
          Thread.sleep(random.nextInt(1, 1500));
          cancel(id);
        }
        watch(id, 1);
        if (wish >= 5 && wish < 12) {
          watch(id, reprocess(id, random.nextInt(1, 6)));
        } else if (wish >= 12 && wish < 15) {
          forget(id);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watched.decrementAndGet();
    }
  }

  /**
   * @param reviewAfter the stage after which the run waits; 0 for none
   */
  private boolean submit(String id, int number, int reviewAfter) throws InterruptedException {
    var body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", id)
            .put("blob_url", documents.documentOf(number))
            .put("company_id", Companies.numbered(number % COMPANIES))
            .put("user_id", "chaos");
    if (reviewAfter > 0) {
      body.putArray("review_after").add(reviewAfter);
    }
    return ask(() -> client.post("/run", body)).filter(Exchange::succeeded).isPresent();
  }

  private void cancel(String id) throws InterruptedException {
    ask(() -> client.post("/runs/" + id + "/cancel", null))
        .filter(Exchange::succeeded)
        .ifPresent(answer -> answers.add(new Answer.Cancelled(id)));
  }

  /** The attempt that was answered; 1 when none was. */
  private int reprocess(String id, int stage) throws InterruptedException {
    var body = WireJson.MAPPER.createObjectNode().put("from_stage", stage);
    Optional<Exchange> answer =
        ask(() -> client.post("/runs/" + id + "/reprocess", body)).filter(Exchange::succeeded);
    if (answer.isEmpty()) {
      return 1;
    }
    int attempt = answer.get().body().path("attempt").asInt();
    answers.add(new Answer.Reprocessed(id, attempt));
    return attempt;
  }

  private void forget(String id) throws InterruptedException {
    ask(() -> client.delete("/runs/" + id))
        .filter(Exchange::succeeded)
        .ifPresent(answer -> answers.add(new Answer.Forgotten(id)));
  }

  /** Until an end is seen of this attempt or a later one. */
  private void watch(String id, int attempt) throws InterruptedException {
    Answer last = null;
    while (watching) {
      Optional<Exchange> answer = ask(() -> client.get("/status/" + id));
      Optional<Answer> seen = answer.flatMap(e -> StatusAnswers.seen(id, e));
      if (answer.isPresent() && answer.get().body().path("review").isObject()) {
        review(id, answer.get().body());
      }
      if (seen.isPresent() && !seen.get().equals(last)) {
        last = seen.get();
        answers.add(last);
      }
      if (last instanceof Answer.StatusSeen status
          && status.status().isTerminal()
          && (status.attempt() >= attempt || status.status() == Status.FORGOTTEN)) {
        if (status.status() == Status.COMPLETED) {
          completedAt.putIfAbsent(id, Instant.now());
        }
        return;
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  /** By the run's id one in four is done again once, and one in eight is rejected. */
  private void review(String id, JsonNode status) throws InterruptedException {
    int attempt = status.path("attempt").asInt();
    int kind = Math.floorMod(id.hashCode(), 8);
    String decision = kind == 0 ? "reject" : attempt == 1 && kind < 3 ? "change" : "approve";
    Thread.sleep(POLL_INTERVAL.multipliedBy(kind)); // Faults find it waiting.
    var body =
        WireJson.MAPPER
            .createObjectNode()
            .put("decision", decision)
            .put("comment", "Name the farms.")
            .put("stage", status.path("review").path("stage").asInt())
            .put("attempt", attempt);
    ask(() -> client.post("/runs/" + id + "/review", body))
        .filter(Exchange::succeeded)
        .filter(exchange -> exchange.body().path("attempt").asInt() > attempt)
        .ifPresent(
            exchange ->
                answers.add(new Answer.Reprocessed(id, exchange.body().path("attempt").asInt())));
  }

  private interface Request {
    Exchange send() throws InterruptedException;
  }

  /** Empty when nobody answered. */
  private Optional<Exchange> ask(Request request) throws InterruptedException {
    try {
      Exchange answer = request.send();
      if (answer.status() >= 500) {
        refused.incrementAndGet();
      }
      return Optional.of(answer);
    } catch (ClientException e) {
      refused.incrementAndGet();
      return Optional.empty();
    }
  }
}
