package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.ReadingOrder;
import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

/** Words on one line, from left to right. */
record Row(List<Word> words) {

  /** A footnote mark is raised but belongs to the row, and so does the lowered E of TeX. */
  private static final double MIN_OVERLAP = 0.5;

  /** The rows of a block, from top to bottom. */
  static List<Row> of(List<Word> words) {
    double usual = usualSize(words);
    // Marks, indices and initials join the rows that words of the usual size have formed.
    List<Word> ordered =
        words.stream()
            .sorted(
                Comparator.<Word>comparingDouble(word -> unlikeness(word.size(), usual))
                    .thenComparingDouble(Word::baseline))
            .toList();
    TreeMap<Double, List<Word>> rows = new TreeMap<>();
    for (Word word : ordered) {
      rowFor(word, rows).add(word);
    }
    return rows.values().stream()
        .map(row -> new Row(row.stream().sorted(Comparator.comparingDouble(Word::left)).toList()))
        .toList();
  }

  /**
   * The number of words, of which some were drawn in several parts.
   *
   * @param parts one list for each direction of writing
   */
  static int wordsOf(Collection<List<Word>> parts) {
    return parts.stream()
        .filter(list -> !list.isEmpty())
        .flatMap(list -> of(list).stream())
        .mapToInt(row -> new StringTokenizer(row.text()).countTokens())
        .sum();
  }

  private static List<Word> rowFor(Word word, TreeMap<Double, List<Word>> rows) {
    List<Word> best = null;
    double most = MIN_OVERLAP;
    Map.Entry<Double, List<Word>> above = rows.floorEntry(word.baseline());
    Map.Entry<Double, List<Word>> below = rows.higherEntry(word.baseline());
    if (above != null && word.overlap(above.getValue().getFirst()) > most) {
      best = above.getValue();
      most = word.overlap(best.getFirst());
    }
    if (below != null && word.overlap(below.getValue().getFirst()) > most) {
      best = below.getValue();
    }
    return best == null ? rows.computeIfAbsent(word.baseline(), key -> new ArrayList<>()) : best;
  }

  private static double usualSize(List<Word> words) {
    double[] sizes = words.stream().mapToDouble(Word::size).sorted().toArray();
    return sizes[sizes.length / 2];
  }

  private static double unlikeness(double size, double usual) {
    return Math.round(4 * Math.abs(Math.log(size / usual)));
  }

  double left() {
    return words.getFirst().left();
  }

  /** The size of the largest word: a footnote mark must not make a heading small. */
  double size() {
    return words.stream().mapToDouble(Word::size).max().orElse(1);
  }

  double baseline() {
    return words.stream().mapToDouble(Word::baseline).max().orElse(0);
  }

  String text() {
    StringBuilder text = new StringBuilder(words.getFirst().text());
    for (int index = 1; index < words.size(); index++) {
      Word word = words.get(index);
      if (word.isApartFrom(words.get(index - 1))) {
        text.append(' ');
      }
      text.append(word.text());
    }
    return ReadingOrder.of(text.toString());
  }
}
