package dev.innovationpipeline.schema.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntrustedTextTest {

  @Test
  void aTextThatFitsStaysAsItIs() {
    assertThat(UntrustedText.cut("12345", 5)).isEqualTo("12345");
    assertThat(UntrustedText.cut("", 5)).isEmpty();
  }

  @Test
  void aLongTextIsCutWithAMark() {
    assertThat(UntrustedText.cut("123456", 5)).isEqualTo("12345… (cut, 5 of 6 characters)");
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(UntrustedText.cut("1234\ud83d\ude80", 5))
        .isEqualTo("1234… (cut, 4 of 6 characters)");
  }

  @Test
  void whatNothingCanHoldIsDropped() {
    assertThat(UntrustedText.clean("a\u0000b\u001b[31mc\u0007\u009bd\u202ee\u2066f\u007f"))
        .isEqualTo("ab[31mcdef");
    assertThat(UntrustedText.isClean("a\u0000")).isFalse();
  }

  @Test
  void halvesOfCharactersAreReplaced() {
    assertThat(UntrustedText.clean("\ud83d here, \ude80, \ud83d\ude80, \ud83d"))
        .isEqualTo("\ufffd here, \ufffd, \ud83d\ude80, \ufffd");
  }

  @Test
  void cleanTextIsTheSame() {
    String text = "Tab\tline\r\n“quotes” é 日本語 \ud83d\ude80 \u200d \u200f";
    assertThat(UntrustedText.clean(text)).isSameAs(text);
    assertThat(UntrustedText.isClean(text)).isTrue();
  }
}
