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
}
