package dev.innovationpipeline.ingest.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of uploaded documents, whose paths are the SHA-256 of their content. */
public final class UploadAddress {

  private static final Pattern URL =
      Pattern.compile("https?://[^/]+/documents/([0-9a-f]{64})(?:\\?name=.*)?");

  private UploadAddress() {}

  /** The document that a blob_url of this service names, whatever the service's and its names. */
  public static Optional<String> idOf(String blobUrl) {
    Matcher url = URL.matcher(blobUrl);
    return url.matches() ? Optional.of(url.group(1)) : Optional.empty();
  }
}
