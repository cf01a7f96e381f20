package dev.innovationpipeline.processor.stage.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A prompt as it is written, in the format that {@link Prompts} describes.
 *
 * @param origin for people: the path of a file, or of what stage it was shipped
 * @param text with line ends of Unix
 */
public record PromptText(String origin, String text) {

  /** 48 bits: a person may compare them, and no two prompts of a team will have the same. */
  private static final int HASH_DIGITS = 12;

  public PromptText {
    text = text.replace("\r\n", "\n");
  }

  /**
   * A file that is shipped, {@code prompt-VERSION.md}.
   *
   * @param owner a class in the package of the file
   */
  static PromptText shipped(Class<?> owner, String version) {
    String name = "prompt-" + version + ".md";
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException(
            "There is no " + name + " in the package of " + owner + ".");
      }
      return new PromptText(
          owner.getSimpleName() + "'s " + name, new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first 12 hexadecimal digits of the text's SHA-256, as {@code sha256sum} prints it. */
  public String hash() {
    return Sha256.of(text).substring(0, HASH_DIGITS);
  }
}
