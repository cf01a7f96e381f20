package dev.innovationpipeline.testing.provider;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Opportunity cards in Markdown: in the format that is asked for, and in the ways models miss it.
 */
public final class SampleCards {

  private static final String SENTENCE = "Buyers ask for fewer things that last, and for proof.";

  private SampleCards() {}

  /**
   * @param count 5 is asked for; models give four and six, too
   */
  public static String of(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(SampleCards::card)
        .collect(Collectors.joining("\n"));
  }

  /** Five cards with other heading levels, plain labels and CRLF. */
  public static String withOddHeadings() {
    return of(5)
        .replaceAll("## Opportunity (\\d): ", "#### **Opportunity #$1** - ")
        .replaceAll("\\*\\*(Problem|Solution):\\*\\*", "- $1:")
        .replaceAll("\\*\\*Why Now:\\*\\*", "**Why now**:")
        .replace("\n", "\r\n");
  }

  /** Five cards without their Why Now and Quick Win. */
  public static String withoutTwoFields() {
    return of(5).replaceAll("\\*\\*(Why Now|Quick Win):\\*\\*.*\\R+", "");
  }

  private static String card(int number) {
    return """
    ## Opportunity %d: Proof to take home, part %d

    **Tagline:** Fewer things, and why

    **Problem:** %s

    **Solution:** %s

    **Why Now:** %s

    **Target Segment:** Households that buy for years

    **Quick Win:** A label with a test result in one shop within ninety days
    """
        .formatted(number, number, SENTENCE, SENTENCE, SENTENCE);
  }
}
