package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.List;
import java.util.function.Predicate;

/**
 * The words of a page.
 *
 * @param number of the page in its document
 * @param directions one list for each direction of writing; none is empty
 */
record PageWords(int number, List<List<Word>> directions) {

  PageWords {
    directions = directions.stream().filter(words -> !words.isEmpty()).toList();
  }

  int count() {
    return directions.stream().mapToInt(List::size).sum();
  }

  PageWords without(Predicate<Word> leftOut) {
    return new PageWords(
        number,
        directions.stream()
            .map(words -> words.stream().filter(leftOut.negate()).toList())
            .toList());
  }

  List<PageRows> rows() {
    return directions.stream().map(words -> new PageRows(number, Row.of(words))).toList();
  }
}
