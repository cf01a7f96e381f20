package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.webhook.EventType;
import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a message: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks has
 * it. It says what happened and to which run; results are fetched with a key.
 *
 * @param event the identity of what happened
 * @param name of the message among those of an attempt, for its key
 * @param rank among the messages of an attempt
 */
record Message(EventType type, String event, String name, int rank, String body) {

  /** Three messages of one fact need three places. */
  private static final int PLACES = 3;

  /** Finds the codes of what was lost in the results of a run. */
  @FunctionalInterface
  interface Losses {

    /** For receivers that do not ask. */
    Losses UNASKED = last -> List.of();

    List<String> of(StageCompleted last) throws InterruptedException;
  }

  /** The messages that a fact makes, in their order; none for some. */
  static List<Message> of(Fact fact, Losses losses) throws InterruptedException {
    RunEvent event = fact.event();
    int rank = PLACES * fact.rank();
    return switch (event) {
      case StageCompleted e when e.copiedFromAttempt() != null ->
          isLast(e) ? completed(e, rank, losses) : List.of();
      case StageCompleted e when e.waitsForReview() ->
          List.of(
              of(EventType.STAGE_COMPLETED, e, rank, stage(e)),
              of(EventType.RUN_WAITING, e, rank + 1, data(e.run()).put("stage", e.stage())));
      case StageCompleted e when isLast(e) ->
          Stream.concat(
                  Stream.of(of(EventType.STAGE_COMPLETED, e, rank, stage(e))),
                  completed(e, rank + 1, losses).stream())
              .toList();
      case StageCompleted e -> List.of(of(EventType.STAGE_COMPLETED, e, rank, stage(e)));
      case RunFailed e ->
          List.of(
              of(
                  EventType.RUN_FAILED,
                  e,
                  rank,
                  data(e.run())
                      .put("stage", e.stage())
                      .put("code", e.code())
                      .put("message", e.message())));
      case RunCancelled e ->
          e.holds() ? List.of(of(EventType.RUN_CANCELLED, e, rank, data(e.run()))) : List.of();
      case RunForgotten e ->
          e.repetitions() > 0
              ? List.of()
              : List.of(
                  of(
                      EventType.RUN_FORGOTTEN,
                      e,
                      rank,
                      WireJson.MAPPER.createObjectNode().put("run_id", e.run().runId())));
      case RunRequested e -> List.of();
      case StageStarted e -> List.of();
      case StageRetryScheduled e -> List.of();
      case ReprocessRequested e -> List.of();
      case CardStarred e -> List.of();
      case OutputEdited e -> List.of();
      case Annotated e -> List.of();
      case Review e -> List.of();
    };
  }

  private static List<Message> completed(StageCompleted event, int rank, Losses losses)
      throws InterruptedException {
    Message completed = of(EventType.RUN_COMPLETED, event, rank, data(event.run()));
    List<String> codes = losses.of(event);
    if (codes.isEmpty()) {
      return List.of(completed);
    }
    ObjectNode data = data(event.run());
    codes.forEach(data.putArray("degraded")::add);
    return List.of(completed, of(EventType.RUN_DEGRADED, event, rank + 1, data));
  }

  private static boolean isLast(StageCompleted event) {
    return event.stage() == event.run().pipeline().stages();
  }

  private static Message of(EventType type, RunEvent event, int rank, ObjectNode data) {
    ObjectNode body = WireJson.MAPPER.createObjectNode();
    body.put("type", type.wireName()).put("timestamp", event.occurredAt().toString());
    body.set("data", data);
    String stage = event.atStage().isPresent() ? "." + event.atStage().getAsInt() : "";
    return new Message(
        type, event.id() + "/" + type.wireName(), type.wireName() + stage, rank, body.toString());
  }

  private static ObjectNode stage(StageCompleted event) {
    ObjectNode data = data(event.run()).put("stage", event.stage());
    ArrayNode degraded = data.putArray("degraded");
    event.degraded().stream().map(Degradation::code).distinct().forEach(degraded::add);
    return data;
  }

  private static ObjectNode data(RunContext run) {
    return WireJson.MAPPER
        .createObjectNode()
        .put("run_id", run.runId())
        .put("company_id", run.companyId())
        .put("attempt", run.attempt())
        .put("stages", run.pipeline().stages());
  }
}
