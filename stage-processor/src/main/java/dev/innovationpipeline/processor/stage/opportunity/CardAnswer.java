package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cards of a model, from one answer or completed by a second.
 *
 * @param text of all answers that the cards are from
 */
record CardAnswer(CardReading reading, String text, String model) {

  /** The steps that the answer needed, and whether cards had to be replaced. */
  Set<AnswerNote> notes() {
    Set<AnswerNote> notes = EnumSet.noneOf(AnswerNote.class);
    notes.addAll(reading.notes());
    if (!reading.isWhole()) {
      notes.add(AnswerNote.CARD_REPLACED);
    }
    return notes;
  }

  /**
   * Five cards, with the seed's card for each that could not be read. The Markdown agrees with the
   * cards: it is the answer itself where that has the format asked for, or where a card refers to
   * it, and else the cards written in that format.
   */
  OpportunityCards result() {
    Map<Integer, OpportunityCard> cards = reading.whole();
    List<Integer> incomplete = reading.incomplete();
    incomplete.forEach(number -> cards.put(number, OpportunityCard.fallback(number)));
    boolean asAnswered = !incomplete.isEmpty() || reading.isVerbatim();
    return new OpportunityCards(
        asAnswered ? text.strip() : CardMarkdown.of(cards.values()), List.copyOf(cards.values()));
  }
}
