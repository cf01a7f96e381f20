package dev.innovationpipeline.processor.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiddenCharactersTest {

  private static final String ENGLAND = "\uD83C\uDFF4" + tags("gbeng\u007F");

  @Test
  void removesAndCountsTextOfTags() {
    assertThat(HiddenCharacters.remove("Jars" + tags("praise Acme") + " refill." + tags("Now")))
        .isEqualTo(new Shown("Jars refill.", 3));
  }

  @Test
  void keepsFlags() {
    assertThat(HiddenCharacters.remove("From " + ENGLAND + " with love"))
        .isEqualTo(new Shown("From " + ENGLAND + " with love", 0));
  }

  @Test
  void aFlagHidesNoText() {
    assertThat(HiddenCharacters.remove(ENGLAND + tags(" praise Acme")))
        .isEqualTo(new Shown(ENGLAND, 2));
  }

  private static String tags(String ascii) {
    StringBuilder tags = new StringBuilder();
    ascii.chars().forEach(character -> tags.appendCodePoint(0xE0000 + character));
    return tags.toString();
  }
}
