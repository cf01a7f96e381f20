package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;

/**
 * Keys of records: the run id and, where its topic has more facts of the run than one, which of
 * them. The key of a first attempt is the run id alone. So compaction, which keeps the last record
 * of a key, takes repetitions only; of a card's stars, of the edits of one output or card, and of
 * the notes at one place, it keeps the last.
 */
public final class EventKey {

  /** No run id has it. */
  public static final char SEPARATOR = '#';

  private EventKey() {}

  public static String of(RunEvent event) {
    String runId = event.run().runId();
    int attempt = event.run().attempt();
    return switch (event) {
      case RunRequested e -> ofAttempt(runId, attempt);
      case StageCompleted e -> ofAttempt(runId, attempt);
      case RunCancelled e -> ofAttempt(runId, attempt);
      case ReprocessRequested e -> ofAttempt(runId, attempt);
      case RunFailed e -> ofFailure(runId, attempt, e.stage());
      case CardStarred e -> ofCard(runId, attempt, e.card());
      case OutputEdited e ->
          e.output().card() == null
              ? ofStage(runId, attempt, e.stage())
              : ofCard(runId, attempt, e.output().cardNumber());
      case CardAnnotated e -> ofCard(runId, attempt, e.card()) + "/" + e.place();
      case RunAnnotated e -> runId + SEPARATOR + e.place();
      case Review.Decided e -> ofDecision(runId, attempt);
      case Review.Reminded e -> ofReminder(runId, attempt);
      case RunForgotten e -> runId;
      case StageStarted e -> runId;
      case StageRetryScheduled e -> runId;
    };
  }

  /** The run that a key belongs to. */
  public static String runId(String key) {
    int separator = key.indexOf(SEPARATOR);
    return separator < 0 ? key : key.substring(0, separator);
  }

  static String ofAttempt(String runId, int attempt) {
    return attempt == 1 ? runId : runId + SEPARATOR + attempt;
  }

  /** Work that is done twice may fail in one stage after the other. */
  static String ofFailure(String runId, int attempt, int stage) {
    return ofStage(runId, attempt, stage);
  }

  static String ofStage(String runId, int attempt, int stage) {
    return runId + SEPARATOR + attempt + "/stage-" + stage;
  }

  /** An attempt ends with its first review. */
  static String ofDecision(String runId, int attempt) {
    return runId + SEPARATOR + attempt + "/decision";
  }

  static String ofReminder(String runId, int attempt) {
    return runId + SEPARATOR + attempt + "/reminder";
  }

  static String ofCard(String runId, int attempt, int card) {
    return runId + SEPARATOR + attempt + "/card-" + card;
  }
}
