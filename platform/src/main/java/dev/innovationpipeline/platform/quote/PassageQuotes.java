package dev.innovationpipeline.platform.quote;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.result.Quote;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds quotations in the passages of a document. The passage that a model names is looked at
 * first, so a document of which all is quoted rightly is never normalised as a whole. An instance
 * serves one thread.
 */
public final class PassageQuotes {

  /** In characters. */
  private static final int MAX_KEPT = 400_000;

  /** Longer than any quotation. */
  private static final int OVERLAP = 2 * QuoteFinder.MAX_CHARS;

  private final ReadText document;
  private @Nullable QuoteFinder whole;

  public PassageQuotes(ReadText document) {
    this.document = document;
  }

  /**
   * A quotation with its place.
   *
   * @param passage in which it begins
   * @param start its first character in that passage
   * @param end after its last character in that passage; the passage's end where it goes on in the
   *     next one
   * @param text as the document has it
   * @param likeness of the quotation and the text, 0 to 1
   */
  public record Placed(Passage passage, int start, int end, String text, double likeness) {

    /** The verified quote of an inspiration, without an id yet. */
    public Quote of(int inspiration) {
      return new Quote(
          "",
          inspiration,
          text,
          true,
          passage.id(),
          start,
          end,
          passage.place(),
          Math.round(likeness * 1_000) / 1_000.0);
    }
  }

  /**
   * Empty when the document says nothing similar.
   *
   * @param named the id of the passage in which it is said to stand; any text where none is known
   */
  public Optional<Placed> find(String quotation, String named) {
    Passage passage = passage(named);
    if (passage != null) {
      Optional<FoundQuote> exact =
          new QuoteFinder(passage.in(document.text())).findExactly(quotation);
      if (exact.isPresent()) {
        return exact.map(found -> placed(passage, found, 0));
      }
    }
    return document.text().length() <= MAX_KEPT ? inWhole(quotation) : inParts(quotation);
  }

  private Optional<Placed> inWhole(String quotation) {
    QuoteFinder finder = whole == null ? new QuoteFinder(document.text()) : whole;
    whole = finder;
    return finder.find(quotation).flatMap(found -> placed(found, 0));
  }

  /** Part after part, as a normalised text takes five times the memory of the text. */
  private Optional<Placed> inParts(String quotation) {
    Optional<Placed> best = Optional.empty();
    for (int start = 0; start < document.text().length(); start += MAX_KEPT - OVERLAP) {
      int end = Math.min(document.text().length(), start + MAX_KEPT);
      int from = start;
      Optional<FoundQuote> found =
          new QuoteFinder(document.text().substring(start, end)).find(quotation);
      if (found.isPresent() && found.get().likeness() > best.map(Placed::likeness).orElse(0.0)) {
        best = found.flatMap(quote -> placed(quote, from));
      }
      if (found.isPresent() && found.get().exact()) {
        return best;
      }
    }
    return best;
  }

  /**
   * @param from where the text begins in which it was found
   */
  private Optional<Placed> placed(FoundQuote found, int from) {
    return Optional.ofNullable(at(from + found.start()))
        .map(passage -> placed(passage, found, passage.start() - from));
  }

  private static Placed placed(Passage passage, FoundQuote found, int offset) {
    return new Placed(
        passage,
        found.start() - offset,
        Math.min(found.end() - offset, passage.length()),
        found.text(),
        found.likeness());
  }

  private @Nullable Passage passage(String id) {
    for (Passage passage : document.passages()) {
      if (passage.id().equals(id)) {
        return passage;
      }
    }
    return null;
  }

  private @Nullable Passage at(int index) {
    for (Passage passage : document.passages()) {
      if (passage.start() <= index && index < passage.end()) {
        return passage;
      }
    }
    return null;
  }
}
