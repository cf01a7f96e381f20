package dev.innovationpipeline.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.text.UntrustedText;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A document's name for people: of one line, without characters that a terminal or browser would
 * obey, and bounded. The address of an upload carries the name of its file as a parameter, as its
 * path is a hash.
 */
public final class DocumentName {

  /** Encoded in an address they take up to 900 characters of the 2,048 allowed. */
  private static final int MAX_CHARS = 100;

  private static final String PARAMETER = "name";

  private DocumentName() {}

  /**
   * The name under which the document was uploaded, or the last part of its address; null where
   * that says nothing, as for a content hash.
   */
  public static @Nullable String of(@Nullable String blobUrl) {
    if (blobUrl == null) {
      return null;
    }
    try {
      URI address = URI.create(blobUrl);
      String path = address.getRawPath();
      String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
      String name = last.matches("[0-9a-f]{64}") ? parameterOf(address) : decoded(last);
      return ofFile(name).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The name of an uploaded file, without the folders that some browsers put before it. */
  static Optional<String> ofFile(@Nullable String file) {
    if (file == null) {
      return Optional.empty();
    }
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    StringBuilder line = new StringBuilder();
    StringTokenizer words = new StringTokenizer(UntrustedText.clean(last));
    while (words.hasMoreTokens()) {
      line.append(line.isEmpty() ? "" : " ").append(words.nextToken());
    }
    return Optional.of(line.toString()).filter(name -> !name.isEmpty()).map(DocumentName::cut);
  }

  /** The end of an address that carries the name. */
  static String query(String name) {
    return "?" + PARAMETER + "=" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
  }

  private static @Nullable String parameterOf(URI address) {
    String name =
        UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(PARAMETER);
    return name == null ? null : decoded(name);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static String cut(String name) {
    if (name.length() <= MAX_CHARS) {
      return name;
    }
    boolean halved = Character.isHighSurrogate(name.charAt(MAX_CHARS - 2));
    return name.substring(0, halved ? MAX_CHARS - 2 : MAX_CHARS - 1) + "…";
  }
}
