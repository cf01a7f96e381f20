package dev.innovationpipeline.benchmarks.documents;

import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.processor.document.comparison.TextComparison;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of one document.
 *
 * @param millis of the quickest reading
 * @param pages 1 for formats without pages
 * @param passages of the text, as the model reads them
 * @param hiddenWords words left out because a reader cannot see them
 * @param runningRows headers, footers and page numbers left out
 * @param source where the known text is from; null when there is none
 * @param comparison with the known text; null when there is none, or no words in it
 * @param failure the code of the failure; null when the document was read
 */
record ReadDocument(
    String name,
    double millis,
    int pages,
    long passages,
    int hiddenWords,
    int runningRows,
    @Nullable String source,
    @Nullable TextComparison comparison,
    @Nullable String failure) {

  private static final double MIN_RECALL = 0.98;
  private static final double MAX_EXTRA = 0.05;
  private static final double DIGITS = 10_000;

  static ReadDocument failed(String name, String code) {
    return new ReadDocument(name, 0, 0, 0, 0, 0, null, null, code);
  }

  /** Whether it was compared and is worse than the bar. */
  boolean isBelowBar() {
    return comparison != null
        && (comparison.recall() < MIN_RECALL || comparison.extra() > MAX_EXTRA);
  }

  void putInto(ObjectNode json) {
    json.put("file", name);
    if (failure != null) {
      json.put("failure", failure);
      return;
    }
    json.put("ms", Figure.round(millis)).put("pages", pages).put("passages", passages);
    json.put("hidden_words", hiddenWords).put("running_rows", runningRows);
    json.put("known_text", source == null ? "none" : source);
    if (comparison != null) {
      json.put("words", comparison.words())
          .put("recall", rounded(comparison.recall()))
          .put("extra", rounded(comparison.extra()))
          .put("order", rounded(comparison.order()))
          .put("below_bar", isBelowBar());
    }
  }

  Object[] cells() {
    if (failure != null) {
      return new Object[] {name, failure};
    }
    String known = source == null ? "none" : source;
    return comparison == null
        ? new Object[] {name, "", "", "", "", millis, pages, passages, known}
        : new Object[] {
          name,
          comparison.words(),
          text(comparison.recall()),
          text(comparison.extra()),
          text(comparison.order()),
          millis,
          pages,
          passages,
          isBelowBar() ? known + ", below the bar" : known
        };
  }

  private static double rounded(double share) {
    return Math.round(share * DIGITS) / DIGITS;
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
