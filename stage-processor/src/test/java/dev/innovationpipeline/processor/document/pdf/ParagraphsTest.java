package dev.innovationpipeline.processor.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphsTest {

  @ParameterizedTest
  @ValueSource(strings = {"-", "\u00AD", "\u2010"})
  void joinsWordsThatAHyphenParts(String hyphen) {
    assertThat(Paragraphs.textOf(List.of(line("compa" + hyphen, 12), line("nies", 24))))
        .isEqualTo("companies");
  }

  @Test
  void keepsTheHyphenOfANumberOrName() {
    assertThat(Paragraphs.textOf(List.of(line("Saint-", 12), line("Denis", 24))))
        .isEqualTo("Saint-\nDenis");
  }

  private static Word line(String text, double baseline) {
    return new Word(text, 10, 10 + 5 * text.length(), baseline, 10, false, 1.2);
  }
}
