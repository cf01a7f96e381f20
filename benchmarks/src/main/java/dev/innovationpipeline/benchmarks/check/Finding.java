package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Answer.StatusSeen;
import java.util.Locale;

/** Something in a history that must not be. */
public sealed interface Finding {

  String runId();

  /** The fault in one sentence. */
  String sentence();

  /** The kind in snake_case, for programs. */
  default String kind() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** The run has not ended, or there is nothing of it at all. */
  record LostRun(String runId, String sentence) implements Finding {}

  /** An attempt has more than one completion or failure. */
  record EndedTwice(String runId, int attempt, int ends) implements Finding {

    @Override
    public String sentence() {
      return "Attempt %d of run %s has %d ends; an attempt completes or fails once."
          .formatted(attempt, runId, ends);
    }
  }

  /** The log has one fact more than once. */
  record DoubledEvent(String runId, String eventId, int times) implements Finding {

    @Override
    public String sentence() {
      return "The log has the event %s %d times.".formatted(eventId, times);
    }
  }

  /** A status was answered after a later one. */
  record StatusWentBack(String runId, StatusSeen before, StatusSeen after) implements Finding {

    @Override
    public String sentence() {
      return "Run %s was %s and later %s.".formatted(runId, text(before), text(after));
    }

    private static String text(StatusSeen seen) {
      return "%s (attempt %d, stage %d)"
          .formatted(seen.status(), seen.attempt(), seen.currentStage());
    }
  }

  /** A completed run has not its cards. */
  record WrongCards(String runId, String where, String numbers) implements Finding {

    @Override
    public String sentence() {
      return "Run %s is completed, but %s has the cards %s.".formatted(runId, where, numbers);
    }
  }

  /** The database does not say what the events say. */
  record RowDiffers(String runId, String table, String expected, String actual) implements Finding {

    @Override
    public String sentence() {
      return "%s of run %s should be %s by the events, but is %s."
          .formatted(table, runId, expected, actual);
    }
  }

  /** HTTP said something that the events do not bear out. */
  record AnswerDoesNotHold(String runId, String sentence) implements Finding {}

  /** More calls were paid than the stages and the disturbances explain. */
  record TooManyCalls(String runId, int stage, int answers, int allowed) implements Finding {

    @Override
    public String sentence() {
      return "Stage %d of run %s was answered %d times by the model; %d are explained."
          .formatted(stage, runId, answers, allowed);
    }
  }

  /** A run of a batch rests on results that are not another's, or does again what is shared. */
  record WrongShare(String runId, String sentence) implements Finding {}
}
