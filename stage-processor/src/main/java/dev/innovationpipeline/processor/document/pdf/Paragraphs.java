package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Detects the paragraphs of a block by leading, indent and size, and joins hyphenated words. */
final class Paragraphs {

  private static final Pattern HYPHENATED = Pattern.compile("(\\p{Ll})[-\u00AD\u2010]\\n(\\p{Ll})");

  private Paragraphs() {}

  /** Soft hyphens at other places are kept. */
  static String textOf(List<Word> block) {
    List<Row> rows = Row.of(block);
    double leading = leadingOf(rows);
    double margin = rows.stream().mapToDouble(Row::left).min().orElse(0);
    StringBuilder text = new StringBuilder(rows.getFirst().text());
    for (int index = 1; index < rows.size(); index++) {
      Row row = rows.get(index);
      text.append(startsParagraph(row, rows.get(index - 1), leading, margin) ? "\n\n" : "\n");
      text.append(row.text());
    }
    return HYPHENATED.matcher(text).replaceAll("$1$2");
  }

  private static boolean startsParagraph(Row row, Row before, double leading, double margin) {
    double em = row.size();
    boolean apart = row.baseline() - before.baseline() > 1.35 * leading;
    boolean otherSize = Math.abs(em - before.size()) > 0.15 * Math.max(em, before.size());
    boolean indented =
        row.left() - margin > 0.8 * em
            && row.left() - margin < 4 * em
            && before.left() - margin < 0.4 * em;
    return apart || otherSize || indented;
  }

  private static double leadingOf(List<Row> rows) {
    double[] leadings =
        IntStream.range(1, rows.size())
            .mapToDouble(index -> rows.get(index).baseline() - rows.get(index - 1).baseline())
            .sorted()
            .toArray();
    return leadings.length == 0 ? 0 : leadings[leadings.length / 2];
  }
}
