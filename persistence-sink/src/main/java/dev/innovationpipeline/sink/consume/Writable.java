package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the tables can hold an event. */
final class Writable {

  private static final List<Integer> CARD_NUMBERS =
      IntStream.rangeClosed(1, OpportunityCards.COUNT).boxed().toList();

  private Writable() {}

  /**
   * @throws UnwritableEventException naming the part that they cannot hold
   */
  static void check(RunEvent event) {
    if (event instanceof StageCompleted completed) {
      switch (completed.result()) {
        case Inspirations result -> check(completed, result);
        case OpportunityCards result -> check(completed, result);
        case Prose result -> {
          // Any text can be written.
        }
      }
    }
  }

  private static void check(StageCompleted event, Inspirations result) {
    int count = result.inspirations().size();
    if (count != Inspirations.COUNT) {
      throw new UnwritableEventException(
          "The event %s has %d inspirations; a report has exactly %d."
              .formatted(event.id(), count, Inspirations.COUNT));
    }
  }

  private static void check(StageCompleted event, OpportunityCards result) {
    List<Integer> numbers = result.cards().stream().map(OpportunityCard::number).sorted().toList();
    if (!numbers.equals(CARD_NUMBERS)) {
      throw new UnwritableEventException(
          "The event %s has the cards %s; a run has exactly the cards 1 to %d."
              .formatted(event.id(), numbers, OpportunityCards.COUNT));
    }
  }

  /** An event that no table can hold; it belongs in the dead-letter topic. */
  static final class UnwritableEventException extends RuntimeException {

    UnwritableEventException(String message) {
      super(message);
    }
  }
}
