package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTextTest {

  private final CopyText text = new CopyText();

  @Test
  void whatHasAMeaningInTheFormatIsEscaped() {
    text.add(Row.of("a\\b", null, "tab\there", "two\r\nlines", ""));
    assertThat(text).hasToString("a\\\\b\t\\N\ttab\\there\ttwo\\r\\nlines\t\n");
  }

  @Test
  void otherCharactersStay() {
    text.add(Row.of("Käse · 乳製品 · 🧀", 5));
    assertThat(text).hasToString("Käse · 乳製品 · 🧀\t5\n");
  }

  @Test
  void rowsOfAnySizeFit() {
    String large = "\n".repeat(300_000);
    text.add(Row.of("x", large));
    text.add(Row.of(null, null));
    assertThat(text.isFull()).isTrue();
    assertThat(text).hasToString("x\t" + "\\n".repeat(300_000) + "\n\\N\t\\N\n");
  }
}
