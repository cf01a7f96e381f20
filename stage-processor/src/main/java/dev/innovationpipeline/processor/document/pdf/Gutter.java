package dev.innovationpipeline.processor.document.pdf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The empty strip between two columns of prose; tables have such strips too and are no prose. */
record Gutter(double left, double right) {

  /** Wider than the spaces of a justified line, not wider than the strips that LaTeX leaves. */
  private static final double LEAST_EMS = 0.8;

  private static final int LEAST_ROWS = 4;
  private static final double LEAST_CHARACTERS_PER_ROW = 20;
  private static final double LEAST_WORDS_PER_ROW = 2.2;

  /** Of its characters; less in tables of figures or signs. */
  private static final double LEAST_LETTERS = 0.6;

  static double leastWidth(List<Word> words) {
    double[] sizes = words.stream().mapToDouble(Word::size).sorted().toArray();
    return LEAST_EMS * sizes[sizes.length / 2];
  }

  /** The widest that parts these words into two columns. */
  static Optional<Gutter> of(List<Word> words) {
    double leastWidth = leastWidth(words);
    Stream.Builder<Gutter> found = Stream.builder();
    double reached = Double.POSITIVE_INFINITY;
    for (Word word : words.stream().sorted(Comparator.comparingDouble(Word::left)).toList()) {
      if (word.left() - reached >= leastWidth) {
        found.add(new Gutter(reached, word.left()));
      }
      reached =
          reached == Double.POSITIVE_INFINITY ? word.right() : Math.max(reached, word.right());
    }
    return found
        .build()
        .filter(gutter -> gutter.partsProse(words))
        .max(Comparator.comparingDouble(Gutter::width));
  }

  boolean hasOnItsLeft(Word word) {
    return word.right() <= left;
  }

  private double width() {
    return right - left;
  }

  private boolean partsProse(List<Word> words) {
    List<Word> before = words.stream().filter(this::hasOnItsLeft).toList();
    List<Word> after = words.stream().filter(word -> !hasOnItsLeft(word)).toList();
    return standSideBySide(before, after) && isProse(before) && isProse(after);
  }

  private static boolean standSideBySide(List<Word> before, List<Word> after) {
    double overlap = Math.min(bottom(before), bottom(after)) - Math.max(top(before), top(after));
    double shorter = Math.min(bottom(before) - top(before), bottom(after) - top(after));
    return overlap >= shorter / 2;
  }

  private static boolean isProse(List<Word> column) {
    int rows = Row.of(column).size();
    int characters = column.stream().mapToInt(word -> word.text().length()).sum();
    long letters =
        column.stream()
            .flatMapToInt(word -> word.text().codePoints())
            .filter(Character::isLetter)
            .count();
    return rows >= LEAST_ROWS
        && letters >= LEAST_LETTERS * characters
        && characters >= LEAST_CHARACTERS_PER_ROW * rows
        && column.size() >= LEAST_WORDS_PER_ROW * rows;
  }

  private static double top(List<Word> words) {
    return words.stream().mapToDouble(Word::top).min().orElse(0);
  }

  private static double bottom(List<Word> words) {
    return words.stream().mapToDouble(Word::baseline).max().orElse(0);
  }
}
