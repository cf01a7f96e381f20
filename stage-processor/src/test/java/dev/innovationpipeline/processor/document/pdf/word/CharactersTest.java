package dev.innovationpipeline.processor.document.pdf.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {

  @Test
  void writesLigaturesAsLetters() {
    assertThat(Characters.normal("o\uFB03ce \uFB02ow")).isEqualTo("office flow");
  }

  @Test
  void composesAccents() {
    assertThat(Characters.normal("re\u0301sume\u0301")).isEqualTo("résumé");
    assertThat(Characters.normal("Pu\u030Avodn\u0131\u0301")).isEqualTo("Původní");
  }

  @Test
  void leavesALetterThatHasNoDot() {
    assertThat(Characters.normal("\u0131s\u0131")).isEqualTo("\u0131s\u0131");
  }

  @Test
  void readsRadicalsAndPositionalFormsAsCharacters() {
    assertThat(Characters.normal("\u2F00\u2F47")).isEqualTo("一日");
    assertThat(Characters.normal("\uFEB3\uFEEE\uFED5")).isEqualTo("سوق");
  }
}
