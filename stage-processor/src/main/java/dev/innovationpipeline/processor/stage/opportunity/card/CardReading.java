package dev.innovationpipeline.processor.stage.opportunity.card;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The cards of an answer.
 *
 * @param cards by number, 1 to 5, as far as they could be read
 * @param notes what was done to the answer
 */
public record CardReading(Map<Integer, PartialCard> cards, Set<AnswerNote> notes) {

  private static final int FIELDS_IN_A_WHOLE = 100;

  /**
   * Of two cards with one number, the first that is whole counts.
   *
   * @param readingNotes what was done to the answer to read it
   */
  public static CardReading of(List<PartialCard> read, Set<AnswerNote> readingNotes) {
    Set<AnswerNote> notes = EnumSet.noneOf(AnswerNote.class);
    notes.addAll(readingNotes);
    List<PartialCard> numbered = fromOne(read);
    if (!numbered.equals(read)) {
      notes.add(AnswerNote.RENUMBERED);
    }
    Map<Integer, PartialCard> cards = new TreeMap<>();
    for (PartialCard card : numbered) {
      if (card.number() > OpportunityCards.COUNT) {
        notes.add(AnswerNote.SURPLUS_DROPPED);
      } else if (card.number() >= 1) {
        cards.merge(
            card.number(),
            card,
            (first, next) -> first.isWhole() || !next.isWhole() ? first : next);
      }
    }
    return new CardReading(cards, notes);
  }

  /**
   * Numbers cards from 1, whether the answer counts from 0, from 1 or not at all. Markdown lists
   * may give each item the same number, and then different titles tell that they are different
   * cards.
   */
  private static List<PartialCard> fromOne(List<PartialCard> cards) {
    if (areUnnumbered(cards) || haveOneNumber(cards)) {
      return IntStream.range(0, cards.size())
          .mapToObj(index -> cards.get(index).numbered(index + 1))
          .toList();
    }
    boolean fromZero = !cards.isEmpty() && cards.getFirst().number() == 0;
    return fromZero ? cards.stream().map(card -> card.numbered(card.number() + 1)).toList() : cards;
  }

  private static boolean areUnnumbered(List<PartialCard> cards) {
    return cards.stream().allMatch(card -> card.number() == 0);
  }

  private static boolean haveOneNumber(List<PartialCard> cards) {
    return cards.size() > 1
        && cards.stream().mapToInt(PartialCard::number).distinct().count() == 1
        && cards.stream().map(PartialCard::title).distinct().count() == cards.size();
  }

  public boolean isWhole() {
    return incomplete().isEmpty();
  }

  /** The cards that nothing is missing of. */
  public Map<Integer, OpportunityCard> whole() {
    Map<Integer, OpportunityCard> whole = new TreeMap<>();
    cards.values().stream()
        .filter(PartialCard::isWhole)
        .forEach(card -> whole.put(card.number(), card.card()));
    return whole;
  }

  /** The numbers of the cards that are not whole. */
  public List<Integer> incomplete() {
    return IntStream.rangeClosed(1, OpportunityCards.COUNT)
        .filter(number -> !hasWhole(number))
        .boxed()
        .toList();
  }

  private boolean hasWhole(int number) {
    PartialCard card = cards.get(number);
    return card != null && card.isWhole();
  }

  /** The same cards with a further note. */
  public CardReading noting(AnswerNote note) {
    Set<AnswerNote> all = EnumSet.of(note);
    all.addAll(notes);
    return new CardReading(cards, all);
  }

  public boolean hasMoreThan(CardReading other) {
    return parts() > other.parts();
  }

  private int parts() {
    return whole().size() * FIELDS_IN_A_WHOLE
        + cards.values().stream().mapToInt(card -> card.texts().size()).sum();
  }

  /** With the parts that it lacks, of another answer. */
  public CardReading completedBy(CardReading other) {
    Map<Integer, PartialCard> completed = new TreeMap<>(cards);
    other.cards.forEach((number, card) -> completed.merge(number, card, CardReading::completed));
    if (completed.equals(cards)) {
      return this;
    }
    return new CardReading(completed, notes).noting(AnswerNote.REPAIRED);
  }

  private static PartialCard completed(PartialCard card, PartialCard other) {
    return card.isWhole() ? card : card.completedBy(other);
  }
}
