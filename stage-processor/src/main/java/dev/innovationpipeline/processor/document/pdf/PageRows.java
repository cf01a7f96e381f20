package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of one direction of writing on a page, from top to bottom.
 *
 * @param page the number of the page
 */
record PageRows(int page, List<Row> rows) {

  /** From the edge of the page: a line, a title with an address, a number. */
  private static final int MAX_RUNNING = 3;

  /** Between the text and a header or footer. */
  private static final double MIN_DISTANCE_LEADINGS = 1.3;

  /** On a page of fewer rows, the usual distance cannot be told. */
  private static final int MIN_STEPS = 6;

  private static final double MAX_LEADING_EMS = 2;

  /** To the usual size of the page. */
  private static final double MAX_RELATIVE_SIZE = 1.15;

  /** The rows at the top and at the bottom. */
  List<Row> edges() {
    int count = rows.size();
    return IntStream.range(0, count)
        .filter(index -> index < MAX_RUNNING || index >= count - MAX_RUNNING)
        .mapToObj(rows::get)
        .toList();
  }

  /**
   * The header and the footer of the page: rows that repeat, are not larger than the text and stand
   * apart from it. None when nothing else would be left.
   *
   * @param repeats whether a row is on other pages, too
   */
  List<Row> running(Predicate<Row> repeats) {
    int count = rows.size();
    double leading = leading();
    Predicate<Row> small = smallerThan(MAX_RELATIVE_SIZE * usualSize());
    int first = 0;
    for (int index = 0; index < Math.min(MAX_RUNNING, count - 1); index++) {
      if (!repeats.and(small).test(rows.get(index))) {
        break;
      }
      first = isApart(index + 1, leading) ? index + 1 : first;
    }
    int end = count;
    for (int index = count - 1; index >= Math.max(1, count - MAX_RUNNING); index--) {
      if (!repeats.and(small).test(rows.get(index))) {
        break;
      }
      end = isApart(index, leading) ? index : end;
    }
    return first < end
        ? Stream.concat(rows.subList(0, first).stream(), rows.subList(end, count).stream()).toList()
        : List.of();
  }

  private boolean isApart(int index, double leading) {
    return step(index) >= MIN_DISTANCE_LEADINGS * leading;
  }

  private double step(int index) {
    return rows.get(index).baseline() - rows.get(index - 1).baseline();
  }

  /** The usual distance of lines, which is less than that of most headings and paragraphs. */
  private double leading() {
    double[] steps = IntStream.range(1, rows.size()).mapToDouble(this::step).sorted().toArray();
    if (steps.length < MIN_STEPS) {
      return MAX_LEADING_EMS * usualSize();
    }
    return steps[steps.length / 4];
  }

  private double usualSize() {
    double[] sizes =
        rows.stream()
            .flatMap(row -> row.words().stream())
            .mapToDouble(Word::size)
            .sorted()
            .toArray();
    return sizes[sizes.length / 2];
  }

  private static Predicate<Row> smallerThan(double size) {
    return row -> row.size() <= size;
  }
}
