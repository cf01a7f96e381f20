package dev.innovationpipeline.schema.result;

import java.util.Map;
import java.util.Objects;

/**
 * One opportunity, as people see it.
 *
 * @param number from 1
 * @param tagline the opportunity in one sentence
 * @param quickWin a first step of a few weeks
 * @param parsed false for the card that stands in for one that could not be read
 */
public record OpportunityCard(
    int number,
    String title,
    String tagline,
    String problem,
    String solution,
    String whyNow,
    String targetSegment,
    String quickWin,
    Boolean parsed) {

  private static final String SEE_MARKDOWN = "See full Stage 5 markdown";

  public OpportunityCard {
    title = Objects.requireNonNullElse(title, "");
    tagline = Objects.requireNonNullElse(tagline, "");
    problem = Objects.requireNonNullElse(problem, "");
    solution = Objects.requireNonNullElse(solution, "");
    whyNow = Objects.requireNonNullElse(whyNow, "");
    targetSegment = Objects.requireNonNullElse(targetSegment, "");
    quickWin = Objects.requireNonNullElse(quickWin, "");
    parsed = Objects.requireNonNullElse(parsed, true);
  }

  /** A card that was read whole. */
  public static OpportunityCard of(int number, String title, Map<CardField, String> texts) {
    return new OpportunityCard(
        number,
        title,
        texts.getOrDefault(CardField.TAGLINE, ""),
        texts.getOrDefault(CardField.PROBLEM, ""),
        texts.getOrDefault(CardField.SOLUTION, ""),
        texts.getOrDefault(CardField.WHY_NOW, ""),
        texts.getOrDefault(CardField.TARGET_SEGMENT, ""),
        texts.getOrDefault(CardField.QUICK_WIN, ""),
        true);
  }

  /** The seed's card for a number of which the answer has no readable card. */
  public static OpportunityCard fallback(int number) {
    return new OpportunityCard(
        number,
        "Opportunity " + number,
        "Unable to parse",
        SEE_MARKDOWN,
        SEE_MARKDOWN,
        SEE_MARKDOWN,
        SEE_MARKDOWN,
        SEE_MARKDOWN,
        false);
  }
}
