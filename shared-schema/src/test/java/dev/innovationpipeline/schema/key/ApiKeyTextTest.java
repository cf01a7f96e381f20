package dev.innovationpipeline.schema.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {

  private static final String KEY = "ipk_0123456789ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @Test
  void hasAnIdThatIsNoSecretAndAHash() {
    ApiKeyText key = ApiKeyText.parse(KEY).orElseThrow();
    assertThat(key.id()).isEqualTo("0123456789ab");
    assertThat(ApiKeyText.isId(key.id())).isTrue();
    assertThat(key.secret()).isEqualTo(KEY);
    assertThat(key.hash()).matches("[0-9a-f]{64}");
    assertThat(key).hasToString("ipk_0123456789ab_…");
  }

  @Test
  void isNeverMadeTwice() {
    ApiKeyText one = ApiKeyText.generate();
    ApiKeyText other = ApiKeyText.generate();
    assertThat(ApiKeyText.parse(one.secret()).map(ApiKeyText::hash))
        .isEqualTo(Optional.of(one.hash()));
    assertThat(one.hash()).isNotEqualTo(other.hash());
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ipk_",
        "eyJhbGciOiJub25lIn0.e30.",
        "ipk_0123456789AB_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "ipk_0123456789ab-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "ipk_0123456789ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
        "ipk_0123456789ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
        "ipk_0123456789ab_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh!",
      })
  void otherTextsAreNoKeys(String text) {
    assertThat(ApiKeyText.parse(text)).isEmpty();
  }
}
