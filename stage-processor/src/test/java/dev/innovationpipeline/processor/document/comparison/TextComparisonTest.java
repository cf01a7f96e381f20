package dev.innovationpipeline.processor.document.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextComparisonTest {

  @Test
  void countsWordsThatRunTogetherAsMissingAndExtra() {
    assertThat(TextComparison.of("one two three four", "one twothree four"))
        .isEqualTo(new TextComparison(4, 0.5, 1 / 3.0, 0));
  }

  @Test
  void countsRepeatedWordsAsOften() {
    assertThat(TextComparison.of("so so so", "so so").recall()).isEqualTo(2 / 3.0);
    assertThat(TextComparison.of("so so", "so so so").extra()).isEqualTo(1 / 3.0);
  }

  @Test
  void ignoresPunctuationAroundWordsAndFormsOfLetters() {
    assertThat(TextComparison.of("“Office”, the first.", "O\uFB03ce the \uFB01rst"))
        .isEqualTo(new TextComparison(3, 1, 0, 1));
  }

  @Test
  void countsCharactersWhereWordsHaveNoSpaces() {
    assertThat(TextComparison.of("乳清の市場", "乳清の\n市場")).isEqualTo(new TextComparison(5, 1, 0, 1));
  }

  @Test
  void seesInterleavedColumns() {
    TextComparison interleaved = TextComparison.of("a b c d e f", "a d b e c f");
    assertThat(interleaved.recall()).isEqualTo(1);
    assertThat(interleaved.order()).isZero();
  }

  @Test
  void needsNoTextThatWasLeftOut() {
    assertThat(
            TextComparison.of(
                "Report 1 one two Report 2 three 3",
                "one two three",
                List.of("Report 1", "2 Report")))
        .isEqualTo(new TextComparison(4, 0.75, 0, 2 / 3.0));
  }

  @Test
  void findsNothingMissingInNoText() {
    assertThat(TextComparison.of("", "")).isEqualTo(new TextComparison(0, 1, 0, 1));
  }
}
