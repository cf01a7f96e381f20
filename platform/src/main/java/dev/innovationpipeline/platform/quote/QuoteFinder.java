package dev.innovationpipeline.platform.quote;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds quotations in one document. First as they stand, then exactly apart from white space,
 * quotation marks, hyphens and ligatures; then the most similar place, if at least {@link
 * #MIN_LIKENESS} of the quotation's characters are right. An instance reads its document once, and
 * serves one thread.
 */
public final class QuoteFinder {

  /** One altered word in a sentence of ten leaves about nine tenths. */
  public static final double MIN_LIKENESS = 0.8;

  /** Shorter ones are similar to something in any document, so they are found exactly or not. */
  public static final int MIN_SIMILAR_CHARS = 30;

  /** Longer ones are no quotations; comparing takes time by the square of their length. */
  public static final int MAX_CHARS = 2_000;

  /** A bound on the steps of a plain search, which is the square of the lengths at its worst. */
  private static final int MAX_PLAIN_STEPS = 4_000_000;

  private final String document;
  private @Nullable NormalText normal;
  private @Nullable WordPlaces words;

  public QuoteFinder(String document) {
    this.document = document;
  }

  private NormalText text() {
    NormalText text = normal == null ? NormalText.of(document) : normal;
    normal = text;
    return text;
  }

  /** Empty when the document says nothing similar, and for a quotation without letters. */
  public Optional<FoundQuote> find(String quotation) {
    Optional<FoundQuote> verbatim = verbatim(quotation);
    if (verbatim.isPresent()) {
      return verbatim;
    }
    String quote = NormalText.of(quotation).toString();
    if (!isQuotation(quote)) {
      return Optional.empty();
    }
    Optional<FoundQuote> exact = exact(quote);
    return exact.isPresent() || quote.length() < MIN_SIMILAR_CHARS ? exact : similar(quote);
  }

  /** Empty when the document does not say it so, apart from what copying changes. */
  public Optional<FoundQuote> findExactly(String quotation) {
    Optional<FoundQuote> verbatim = verbatim(quotation);
    if (verbatim.isPresent()) {
      return verbatim;
    }
    String quote = NormalText.of(quotation).toString();
    return isQuotation(quote) ? exact(quote) : Optional.empty();
  }

  /** As it stands, which is how most are quoted: the document is then not normalised. */
  private Optional<FoundQuote> verbatim(String quotation) {
    int length = quotation.length();
    boolean searchable =
        length >= MIN_SIMILAR_CHARS
            && length <= MAX_CHARS
            && (long) length * document.length() <= MAX_PLAIN_STEPS
            && Character.isLetterOrDigit(quotation.charAt(0))
            && endsPlainly(quotation.charAt(length - 1));
    int start = searchable ? document.indexOf(quotation) : -1;
    int end = start + length;
    boolean found =
        start >= 0
            && (start == 0 || !areOneWord(document.charAt(start - 1), document.charAt(start)))
            && (end == document.length()
                || !areOneWord(document.charAt(end - 1), document.charAt(end)));
    return found ? Optional.of(new FoundQuote(quotation, start, end, true, 1)) : Optional.empty();
  }

  private static boolean endsPlainly(char last) {
    return Character.isLetterOrDigit(last) || ".,;:!?".indexOf(last) >= 0;
  }

  private static boolean isQuotation(String quote) {
    return quote.length() <= MAX_CHARS && quote.chars().anyMatch(Character::isLetterOrDigit);
  }

  private Optional<FoundQuote> exact(String quote) {
    int start = new Search(quote).in(text());
    return start < 0
        ? Optional.empty()
        : Optional.of(found(start, start + quote.length(), true, 1));
  }

  private Optional<FoundQuote> similar(String quote) {
    WordPlaces places = words == null ? new WordPlaces(text().toString()) : words;
    words = places;
    String sought = quote.toLowerCase(Locale.ROOT);
    Alignment best = null;
    for (int start : places.likelyStarts(sought)) {
      Alignment alignment = Alignment.of(sought, places.text(), start);
      best = best == null || alignment.distance() < best.distance() ? alignment : best;
    }
    double likeness = best == null ? 0 : 1 - (double) best.distance() / sought.length();
    if (best == null || likeness < MIN_LIKENESS) {
      return Optional.empty();
    }
    int start = best.start();
    int end = best.end();
    while (start > 0 && isWithinWord(start)) {
      start--;
    }
    while (end < text().length() && isWithinWord(end)) {
      end++;
    }
    return Optional.of(found(start, end, false, likeness));
  }

  private boolean isWithinWord(int index) {
    return areOneWord(text().at(index - 1), text().at(index));
  }

  /** Ideographs are words of their own. */
  private static boolean areOneWord(char left, char right) {
    return Character.isLetterOrDigit(left)
        && Character.isLetterOrDigit(right)
        && !Character.isIdeographic(left)
        && !Character.isIdeographic(right);
  }

  private FoundQuote found(int from, int to, boolean exact, double likeness) {
    int start = text().start(from);
    int end = text().end(to - 1);
    return new FoundQuote(document.substring(start, end), start, end, exact, likeness);
  }

  /**
   * The search of Knuth, Morris and Pratt, as documents from outside may repeat themselves in a way
   * that makes a plain search look at each character thousands of times.
   */
  private record Search(String sought, int[] borders) {

    Search(String sought) {
      this(sought, bordersOf(sought));
    }

    /** The first place, at the beginning of a word if the quotation begins with one; -1 if none. */
    int in(NormalText text) {
      int matched = 0;
      int first = -1;
      for (int i = 0; i < text.length(); i++) {
        while (matched > 0 && sought.charAt(matched) != text.at(i)) {
          matched = borders[matched - 1];
        }
        if (sought.charAt(matched) == text.at(i)) {
          matched++;
        }
        if (matched == sought.length()) {
          int start = i + 1 - matched;
          if (standsApart(text, start, i + 1)) {
            return start;
          }
          first = first < 0 ? start : first;
          matched = borders[matched - 1];
        }
      }
      return sought.length() < MIN_SIMILAR_CHARS ? -1 : first;
    }

    private static boolean standsApart(NormalText text, int start, int end) {
      return (start == 0 || !areOneWord(text.at(start - 1), text.at(start)))
          && (end == text.length() || !areOneWord(text.at(end - 1), text.at(end)));
    }

    private static int[] bordersOf(String sought) {
      int[] borders = new int[sought.length()];
      int border = 0;
      for (int i = 1; i < sought.length(); i++) {
        while (border > 0 && sought.charAt(i) != sought.charAt(border)) {
          border = borders[border - 1];
        }
        if (sought.charAt(i) == sought.charAt(border)) {
          border++;
        }
        borders[i] = border;
      }
      return borders;
    }
  }
}
