package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The empty strip between two columns of prose. Tables have such strips, too, but no prose. */
record Gutter(double left, double right) {

  /** Wider than the spaces of a justified line, and at most the column gap of LaTeX. */
  private static final double MIN_WIDTH_EMS = 0.8;

  private static final int MIN_ROWS = 4;
  private static final double MIN_CHARACTERS_PER_ROW = 20;
  private static final double MIN_WORDS_PER_ROW = 2.2;

  /** The share of letters in the characters; tables of numbers or symbols have fewer. */
  private static final double MIN_LETTER_SHARE = 0.6;

  /** By the usual size of these words, in points. */
  static double minWidth(List<Word> words) {
    double[] sizes = words.stream().mapToDouble(Word::size).sorted().toArray();
    return MIN_WIDTH_EMS * sizes[sizes.length / 2];
  }

  /** The widest gutter that separates these words into two columns. */
  static Optional<Gutter> of(List<Word> words, double minWidth) {
    Stream.Builder<Gutter> found = Stream.builder();
    double reached = Double.POSITIVE_INFINITY;
    for (Word word : words.stream().sorted(Comparator.comparingDouble(Word::left)).toList()) {
      if (word.left() - reached >= minWidth) {
        found.add(new Gutter(reached, word.left()));
      }
      reached =
          reached == Double.POSITIVE_INFINITY ? word.right() : Math.max(reached, word.right());
    }
    return found
        .build()
        .filter(gutter -> gutter.separatesProse(words))
        .max(Comparator.comparingDouble(Gutter::width));
  }

  boolean hasOnItsLeft(Word word) {
    return word.right() <= left;
  }

  private double width() {
    return right - left;
  }

  private boolean separatesProse(List<Word> words) {
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
    int rows = rows(column);
    int characters = column.stream().mapToInt(word -> word.text().length()).sum();
    long letters =
        column.stream()
            .flatMapToInt(word -> word.text().codePoints())
            .filter(Character::isLetter)
            .count();
    return rows >= MIN_ROWS
        && letters >= MIN_LETTER_SHARE * characters
        && characters >= MIN_CHARACTERS_PER_ROW * rows
        && column.size() >= MIN_WORDS_PER_ROW * rows;
  }

  /** Without forming them, as this is asked of many parts of a page. */
  private static int rows(List<Word> words) {
    double[] baselines = words.stream().mapToDouble(Word::baseline).sorted().toArray();
    double step = words.getFirst().height() / 2;
    int rows = 1;
    for (int index = 1; index < baselines.length; index++) {
      if (baselines[index] - baselines[index - 1] > step) {
        rows++;
      }
    }
    return rows;
  }

  private static double top(List<Word> words) {
    return words.stream().mapToDouble(Word::top).min().orElse(0);
  }

  private static double bottom(List<Word> words) {
    return words.stream().mapToDouble(Word::baseline).max().orElse(0);
  }
}
