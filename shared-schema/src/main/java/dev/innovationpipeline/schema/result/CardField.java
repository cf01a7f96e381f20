package dev.innovationpipeline.schema.result;

import java.util.function.Function;

/** The labelled texts of a card, in the order in which people read them. */
public enum CardField {
  TAGLINE("tagline", "Tagline", OpportunityCard::tagline),
  PROBLEM("problem", "Problem", OpportunityCard::problem),
  SOLUTION("solution", "Solution", OpportunityCard::solution),
  WHY_NOW("why_now", "Why Now", OpportunityCard::whyNow),
  TARGET_SEGMENT("target_segment", "Target Segment", OpportunityCard::targetSegment),
  QUICK_WIN("quick_win", "Quick Win", OpportunityCard::quickWin);

  private final String wireName;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // A method reference without state.
  private final Function<OpportunityCard, String> text;

  CardField(String wireName, String label, Function<OpportunityCard, String> text) {
    this.wireName = wireName;
    this.label = label;
    this.text = text;
  }

  /** The field's name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** The label that people read before the text, as in the seed's Markdown. */
  public String label() {
    return label;
  }

  public String of(OpportunityCard card) {
    return text.apply(card);
  }
}
