package dev.innovationpipeline.benchmarks.chaos.load;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.live.StatusAnswers;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Submits a run, decides on what it waits with, and now and then cancels or forgets it. */
final class RunUser {

  static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  private final Conversation conversation;
  private final Map<String, Instant> completedAt = new ConcurrentHashMap<>();
  private final Map<String, Instant> submittedAt = new ConcurrentHashMap<>();

  RunUser(Conversation conversation) {
    this.conversation = conversation;
  }

  /** When the first of the runs that were submitted after an instant had completed. */
  Optional<Instant> completionOfOneSubmittedAfter(Instant instant) {
    return completedAt.entrySet().stream()
        .filter(run -> submittedAt.getOrDefault(run.getKey(), Instant.MIN).isAfter(instant))
        .map(Map.Entry::getValue)
        .min(Instant::compareTo);
  }

  void live(String id, String document, int company, SplittableRandom random)
      throws InterruptedException {
    submittedAt.put(id, Instant.now());
    int wish = random.nextInt(100);
    if (!submit(id, document, company, wish >= 80 ? random.nextInt(1, 6) : 0)) {
      return;
    }
    conversation.note(new Answer.Accepted(id));
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

  /**
   * @param reviewAfter the stage after which the run waits; 0 for none
   */
  private boolean submit(String id, String document, int company, int reviewAfter)
      throws InterruptedException {
    var body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", id)
            .put("blob_url", document)
            .put("company_id", Companies.numbered(company))
            .put("user_id", "chaos");
    if (reviewAfter > 0) {
      body.putArray("review_after").add(reviewAfter);
    }
    return conversation
        .ask(client -> client.post("/run", body))
        .filter(Exchange::succeeded)
        .isPresent();
  }

  private void cancel(String id) throws InterruptedException {
    conversation
        .ask(client -> client.post("/runs/" + id + "/cancel", null))
        .filter(Exchange::succeeded)
        .ifPresent(answer -> conversation.note(new Answer.Cancelled(id)));
  }

  /** The attempt that was answered; 1 when none was. */
  private int reprocess(String id, int stage) throws InterruptedException {
    var body = WireJson.MAPPER.createObjectNode().put("from_stage", stage);
    Optional<Exchange> answer =
        conversation
            .ask(client -> client.post("/runs/" + id + "/reprocess", body))
            .filter(Exchange::succeeded);
    if (answer.isEmpty()) {
      return 1;
    }
    int attempt = answer.get().body().path("attempt").asInt();
    conversation.note(new Answer.Reprocessed(id, attempt));
    return attempt;
  }

  private void forget(String id) throws InterruptedException {
    conversation
        .ask(client -> client.delete("/runs/" + id))
        .filter(Exchange::succeeded)
        .ifPresent(answer -> conversation.note(new Answer.Forgotten(id)));
  }

  /** Until an end is seen of this attempt or a later one. */
  private void watch(String id, int attempt) throws InterruptedException {
    Answer last = null;
    while (conversation.isOpen()) {
      Optional<Exchange> answer = conversation.ask(client -> client.get("/status/" + id));
      Optional<Answer> seen = answer.flatMap(e -> StatusAnswers.seen(id, e));
      if (answer.isPresent()) {
        reviewIfAsked(id, answer.get().body());
      }
      last = noteIfNew(seen.orElse(last), last);
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

  private @Nullable Answer noteIfNew(@Nullable Answer seen, @Nullable Answer last) {
    if (seen != null && !seen.equals(last)) {
      conversation.note(seen);
    }
    return seen;
  }

  /**
   * By the run's id one in four is done again once, and one in eight is rejected.
   *
   * @param status the body of an answer about the run
   */
  void reviewIfAsked(String id, JsonNode status) throws InterruptedException {
    if (!status.path("review").isObject()) {
      return;
    }
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
    conversation
        .ask(client -> client.post("/runs/" + id + "/review", body))
        .filter(Exchange::succeeded)
        .filter(exchange -> exchange.body().path("attempt").asInt() > attempt)
        .ifPresent(
            exchange ->
                conversation.note(
                    new Answer.Reprocessed(id, exchange.body().path("attempt").asInt())));
  }
}
