package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.EventType;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.wire.EventKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to an endpoint and what became of it so far. Each change is a record of the topic
 * {@code webhook-deliveries} with the next revision, under a key that names run, endpoint and
 * event.
 *
 * @param messageId the same for every try and every repetition, as receivers know it
 * @param key of the record; begins with the run, so that all of a run is in one partition
 * @param runId null for a test
 * @param rank among the messages of an attempt
 * @param payload the very text that is sent
 * @param revision from 0; of two records with one key the higher holds
 * @param nextAt when it is due; null when it is not
 * @param tries since it was last asked for
 * @param history the last tries, the oldest first
 */
public record Delivery(
    String messageId,
    String key,
    String endpointId,
    String companyId,
    @Nullable String runId,
    int attempt,
    int rank,
    String type,
    String payload,
    Instant createdAt,
    int revision,
    State state,
    @Nullable Instant nextAt,
    int tries,
    List<Try> history) {

  private static final int MAX_HISTORY = 12;
  private static final int ID_DIGITS = 32;

  /** The state of a message. */
  public enum State {
    /** It is due, or will be. */
    PENDING,
    /** The endpoint took it. */
    DELIVERED,
    /** Given up; somebody may ask for it again. */
    FAILED
  }

  /**
   * One request.
   *
   * @param status of the answer; null where there was none
   * @param response the beginning of the answer's body; kept of the last try alone
   */
  public record Try(
      Instant at,
      @Nullable Integer status,
      long millis,
      @Nullable String problem,
      @Nullable String response) {

    Try withoutResponse() {
      return new Try(at, status, millis, problem, null);
    }
  }

  public Delivery {
    history = List.copyOf(history);
  }

  /**
   * A message that is due now.
   *
   * @param event the identity of what happened, the same for every repetition
   */
  public static Delivery due(
      WebhookEndpoint endpoint,
      String event,
      String key,
      @Nullable String runId,
      int attempt,
      int rank,
      EventType type,
      String payload,
      Instant now) {
    return new Delivery(
        messageId(endpoint.id(), event),
        key,
        endpoint.id(),
        endpoint.companyId(),
        runId,
        attempt,
        rank,
        type.wireName(),
        payload,
        now,
        0,
        State.PENDING,
        now,
        0,
        List.of());
  }

  public static String messageId(String endpointId, String event) {
    return "msg_" + Sha256.of(endpointId + "/" + event).substring(0, ID_DIGITS);
  }

  /** The key of a message about a run. */
  public static String key(String runId, int attempt, String endpointId, String name) {
    return runId + EventKey.SEPARATOR + attempt + "/" + endpointId + "/" + name;
  }

  /** Messages with the same line are sent one after another. */
  String line() {
    return endpointId + "/" + (runId == null ? key : runId);
  }

  Delivery after(Try last, State now, @Nullable Instant next) {
    List<Try> all = new ArrayList<>();
    history.forEach(before -> all.add(before.withoutResponse()));
    all.add(last);
    return changed(
        now, next, tries + 1, all.subList(Math.max(0, all.size() - MAX_HISTORY), all.size()));
  }

  /** Asked for again: the tries begin anew. */
  Delivery again(Instant now) {
    return changed(State.PENDING, now, 0, history);
  }

  private Delivery changed(State now, @Nullable Instant next, int newTries, List<Try> newHistory) {
    return new Delivery(
        messageId,
        key,
        endpointId,
        companyId,
        runId,
        attempt,
        rank,
        type,
        payload,
        createdAt,
        revision + 1,
        now,
        next,
        newTries,
        newHistory);
  }
}
