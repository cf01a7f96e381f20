package dev.innovationpipeline.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Values that users give to commands, refused in a sentence where a command cannot use them. */
public final class GivenValues {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private GivenValues() {}

  /**
   * @throws ClientException when no request could be sent to it
   */
  public static URI httpAddress(String option, String text) {
    try {
      URI address = URI.create(text.strip());
      String scheme = address.getScheme();
      if (address.getHost() != null
          && scheme != null
          && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // As below.
    }
    throw ClientException.wrongUsage(
        "%s takes an address such as http://localhost:8080, not %s.".formatted(option, text), null);
  }

  /**
   * @throws ClientException when it is below 1
   */
  public static int atLeastOne(String option, int number) {
    if (number < 1) {
      throw ClientException.wrongUsage(
          "%s takes a whole number from 1 on, not %d.".formatted(option, number), null);
    }
    return number;
  }

  /**
   * The content of a file.
   *
   * @throws ClientException when it is no text that can be read
   */
  public static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw ClientException.wrongUsage(file + " is a folder; give a file in it.", null);
    }
    if (!Files.exists(file)) {
      throw ClientException.wrongUsage("There is no file " + file + ". Check its path.", null);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw ClientException.wrongUsage(
          "The file " + file + " is not text in UTF-8. Give another, or save it as such.", e);
    } catch (AccessDeniedException e) {
      throw ClientException.wrongUsage(
          "You may not read the file " + file + ". Check its rights.", e);
    } catch (IOException e) {
      throw new ClientException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
