package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.text.Sha256;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as the log has it, small enough to keep those of many runs.
 *
 * @param event the text of its result, if it has one, is the SHA-256 of the original, in hex
 * @param appendedAt the timestamp of its record
 * @param cards the SHA-256 of each card by its number; empty where the result has none
 */
public record LoggedEvent(RunEvent event, Instant appendedAt, SortedMap<Integer, String> cards) {

  private static final String SEPARATOR = "\u001f";

  public static LoggedEvent of(RunEvent event, Instant appendedAt) {
    if (!(event instanceof StageCompleted completed)) {
      return new LoggedEvent(event, appendedAt, new TreeMap<>());
    }
    SortedMap<Integer, String> cards = new TreeMap<>();
    if (completed.result() instanceof OpportunityCards result) {
      result.cards().forEach(card -> cards.put(card.number(), digest(card)));
    }
    return new LoggedEvent(withDigest(completed), appendedAt, cards);
  }

  private static StageCompleted withDigest(StageCompleted event) {
    return new StageCompleted(
        event.run(),
        event.stage(),
        new Prose(Sha256.of(event.result().markdown())),
        event.model(),
        event.promptVersion(),
        null,
        event.usage(),
        event.runUsage(),
        event.startedAt(),
        event.occurredAt(),
        event.copiedFromAttempt(),
        event.degraded(),
        null,
        null,
        null,
        event.shared());
  }

  /** As {@link StoredRows} has them computed by the database. */
  static String digest(OpportunityCard card) {
    return Sha256.of(
        String.join(
            SEPARATOR,
            String.valueOf(card.number()),
            card.title(),
            card.tagline(),
            card.problem(),
            card.solution(),
            card.whyNow(),
            card.targetSegment(),
            card.quickWin()));
  }
}
