package dev.innovationpipeline.ingest.export.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextMeasureTest {

  private final TextMeasure measure = new TextMeasure();

  @Test
  void wordsAreNotBrokenUnlessTheyAreLongerThanALine() {
    assertThat(lines("aaa bbb ccc", 45)).containsExactly("aaa ", "bbb ", "ccc");
    assertThat(lines("a".repeat(30), 60)).hasSizeGreaterThan(2);
    assertThat(String.join("", lines("x " + "a".repeat(30) + " y", 60)))
        .isEqualTo("x " + "a".repeat(30) + " y");
  }

  @Test
  void ideographsAreBrokenAnywhere() {
    assertThat(lines("顔が見える牛乳", 61)).hasSizeGreaterThan(1);
    assertThat(measure.width("顔", 16, false)).isEqualTo(16);
  }

  @Test
  void aLineBreakBeginsALine() {
    assertThat(lines("a\nb", 500)).containsExactly("a\n", "b");
  }

  private java.util.List<String> lines(String text, double width) {
    return measure.lines(text, width, 16, false).stream()
        .map(line -> text.substring(line.start(), line.end()))
        .toList();
  }
}
