package dev.innovationpipeline.local.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnglishTest {

  @Test
  void sentencesEndWhereTheyDoAndNotAtAbbreviations() {
    assertThat(
            English.sentences(
                "Dr. Miller bought 3.5 kg of cheese. Was it too much? The U.S. market says no."))
        .containsExactly(
            "Dr. Miller bought 3.5 kg of cheese.", "Was it too much?", "The U.S. market says no.");
  }

  @Test
  void phrasesAreNounsWithWhatDescribesThem() {
    assertThat(NounPhrases.of("They ask for short ingredient lists and for returnable boxes."))
        .containsExactly("short ingredient lists", "returnable boxes");
  }

  @Test
  void namesKeepTheirCapitalsAndHyphensStay() {
    assertThat(NounPhrases.of("Shoppers in Berlin choose high-protein dairy."))
        .contains("high-protein dairy", "Berlin");
  }

  @Test
  void textWithoutWordsHasNoPhrases() {
    assertThat(NounPhrases.of("??? 12, 13 …")).isEmpty();
    assertThat(NounPhrases.of("")).isEmpty();
    assertThat(English.sentences("")).isEmpty();
  }
}
