package dev.innovationpipeline.ingest.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** A document's name for people. */
final class DocumentName {

  private DocumentName() {}

  /** The last part of its address; null where that says nothing, as for a content hash. */
  static @Nullable String of(@Nullable String blobUrl) {
    if (blobUrl == null) {
      return null;
    }
    try {
      String path = URI.create(blobUrl).getRawPath();
      String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
      return last.isEmpty() || last.matches("[0-9a-f]{64}")
          ? null
          : URLDecoder.decode(last.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
