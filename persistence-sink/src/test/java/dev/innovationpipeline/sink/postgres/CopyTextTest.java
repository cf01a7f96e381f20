package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  /** Neighbours of the escaped bytes, and bytes with the highest bit set, stay among them. */
  @Test
  void whatIsEscapedIsFoundAtEveryPlace() {
    List<String> pieces =
        List.of(
            "\\", "\n", "\r", "\t", "\b", "\f", "\u000b", "\u000e", "[", "]", "\u0001", "ä", "乳");
    for (String first : pieces) {
      for (String second : pieces) {
        for (int before = 0; before < 17; before++) {
          for (int between = 0; between < 9; between++) {
            String value = "a".repeat(before) + first + "b".repeat(between) + second + "c";
            CopyText row = new CopyText();
            row.add(Row.of(value));
            assertThat(row).hasToString(escaped(value) + "\n");
          }
        }
      }
    }
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
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
