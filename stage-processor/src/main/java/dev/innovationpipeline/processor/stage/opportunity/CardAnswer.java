package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.opportunity.card.CardMarkdown;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
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
record CardAnswer(CardReading reading, AnswerText text, String model) {

  private static final String FENCE = "```";

  /** The steps that the answer needed, and whether cards had to be replaced. */
  Set<AnswerNote> notes() {
    Set<AnswerNote> notes = EnumSet.noneOf(AnswerNote.class);
    notes.addAll(reading.notes());
    if (!reading.isWhole()) {
      notes.add(AnswerNote.CARD_REPLACED);
    }
    return notes;
  }

  /** Five cards, with the seed's card for each that could not be read. */
  OpportunityCards result() {
    Map<Integer, OpportunityCard> cards = reading.whole();
    String markdown = reading.isWhole() ? CardMarkdown.of(cards.values()) : withAnswer(cards);
    reading.incomplete().forEach(number -> cards.put(number, OpportunityCard.fallback(number)));
    return new OpportunityCards(markdown, List.copyOf(cards.values()));
  }

  /**
   * The answer itself, to which a standard card refers. The cards stand before one in JSON, where
   * neither a person nor the seed's pattern would find them.
   */
  private String withAnswer(Map<Integer, OpportunityCard> whole) {
    String answer = text.toString().strip();
    boolean fenced = answer.startsWith(FENCE);
    if (!beginsJson(fenced ? answer.substring(answer.indexOf('\n') + 1).strip() : answer)) {
      return answer;
    }
    String cards = whole.isEmpty() ? "" : CardMarkdown.of(whole.values()) + "\n\n";
    String fence = fenceAround(answer);
    return cards + (fenced ? answer : fence + "json\n" + answer + "\n" + fence);
  }

  private static boolean beginsJson(String answer) {
    return answer.startsWith("{") || answer.startsWith("[");
  }

  /** Longer than any in the answer, which would end it. */
  private static String fenceAround(String answer) {
    int longest = 0;
    int length = 0;
    for (int at = 0; at < answer.length(); at++) {
      length = answer.charAt(at) == '`' ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest < FENCE.length() ? FENCE : "`".repeat(longest + 1);
  }
}
