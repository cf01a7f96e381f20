package dev.innovationpipeline.processor.stage.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A version that was shipped stays as it is, since outputs name it: a better prompt is a new one.
 */
class ShippedPromptsTest {

  @ParameterizedTest
  @CsvSource({
    "inspiration/prompt-v1.md, 2c16da36efe4",
    "inspiration/prompt-v2.md, 0c70b12addba",
    "inspiration/prompt-v3.md, 101373c5c59d",
    "inspiration/part/prompt-observe.md, b8c1b548bd12",
    "inspiration/part/prompt-choose.md, 7320f20e53ef",
    "inspiration/part/prompt-choose-quoted.md, b9578e49b775",
    "amplification/prompt-v1.md, 0b9cf992d846",
    "translation/prompt-v1.md, 1082a8e46f81",
    "brand/prompt-v1.md, 74b0dc73974f",
    "opportunity/prompt-v1.md, 29e4587cb0f7",
    "opportunity/prompt-v2.md, 626c5c414c50",
    "opportunity/prompt-v3.md, 85baa53ee61a"
  })
  void aShippedVersionNeverChanges(String file, String hash) throws Exception {
    try (InputStream text = ShippedPromptsTest.class.getResourceAsStream("../" + file)) {
      assertThat(
              new PromptText(file, new String(Objects.requireNonNull(text).readAllBytes(), UTF_8))
                  .hash())
          .isEqualTo(hash);
    }
  }
}
