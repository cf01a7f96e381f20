package dev.innovationpipeline.processor.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedTextTest {

  @Test
  void separatesBlocks() {
    assertThat(JoinedText.of(List.of("Jars.", "", "Rain."))).isEqualTo("Jars.\n\nRain.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "\u00AD", "\u2010"})
  void joinsAWordThatGoesOnInTheNextColumnOrPage(String hyphen) {
    assertThat(JoinedText.of(List.of("The compa" + hyphen, "nies refill.")))
        .isEqualTo("The companies refill.");
  }

  @Test
  void keepsHyphensBetweenOtherBlocks() {
    assertThat(JoinedText.of(List.of("from 2019-", "2021", "Saint-", "Denis", "a -", "b")))
        .isEqualTo("from 2019-\n\n2021\n\nSaint-\n\nDenis\n\na -\n\nb");
  }

  @Test
  void dropsHyphensThatAreNotShown() {
    assertThat(JoinedText.of(List.of("com\u00ADpa\u00ADnies"))).isEqualTo("companies");
  }
}
