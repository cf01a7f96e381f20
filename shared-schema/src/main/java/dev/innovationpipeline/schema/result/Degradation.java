package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A loss in the result of a stage that nobody chose. A COMPLETED run with any is degraded.
 *
 * @param code stable, such as {@code fallback_card}; later versions add others
 * @param message one sentence for people
 * @param card the number of the only card it is about; null where it is about the result
 */
public record Degradation(String code, String message, @Nullable Integer card) {

  /** A card could not be read, and the seed's standard card stands in for it. */
  public static final String FALLBACK_CARD = "fallback_card";

  /** The document was too long for the model, and parts of it were not read. */
  public static final String DOCUMENT_SHORTENED = "document_shortened";

  /** Pages of the document are pictures, and what they say was not read. */
  public static final String PAGES_WITHOUT_TEXT = "pages_without_text";

  /** An inspiration has fewer quotes that stand in the document than it should. */
  public static final String QUOTES_UNVERIFIED = "quotes_unverified";

  public Degradation {
    code = Objects.requireNonNullElse(code, "");
    message = Objects.requireNonNullElse(message, "");
  }

  public static Degradation fallbackCard(int number) {
    return new Degradation(
        FALLBACK_CARD,
        "Card %d could not be read, so the standard card is shown.".formatted(number),
        number);
  }

  /**
   * @param leftOut passages that were not read
   * @param passages of the whole document
   */
  public static Degradation documentShortened(int leftOut, int passages) {
    return new Degradation(
        DOCUMENT_SHORTENED,
        "The document is too long for the model, so %,d of its %,d passages were not read."
            .formatted(leftOut, passages),
        null);
  }

  /**
   * @param pages for people, such as "Pages 3, 5–7"
   */
  public static Degradation pagesWithoutText(String pages) {
    return new Degradation(
        PAGES_WITHOUT_TEXT,
        "%s of the document: pictures without text, which were not read.".formatted(pages),
        null);
  }

  /**
   * @param inspiration its number
   * @param verified quotes of it that stand in the document
   * @param asked how many should
   */
  public static Degradation quotesUnverified(int inspiration, int verified, int asked) {
    return new Degradation(
        QUOTES_UNVERIFIED,
        "Inspiration %d rests on %d of at least %d quotes that were found in the document."
            .formatted(inspiration, verified, asked),
        null);
  }

  /** As JSON has them: left out when there are none. */
  public static @Nullable List<Degradation> orNull(@Nullable List<Degradation> degraded) {
    return degraded == null || degraded.isEmpty() ? null : List.copyOf(degraded);
  }
}
