package dev.innovationpipeline.processor.stage.opportunity;

/**
 * One opportunity, as the user sees it.
 *
 * @param number 1 to 5
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
    boolean parsed) {

  private static final String SEE_MARKDOWN = "See full Stage 5 markdown";

  /** The seed's card for a number that the answer has no readable card for. */
  static OpportunityCard fallback(int number) {
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
