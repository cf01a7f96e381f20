package dev.innovationpipeline.platform.document;

import dev.innovationpipeline.schema.text.Sha256;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Addresses of uploaded documents, whose paths are the SHA-256 of their content. The ingest service
 * that looks at one and the processor that fetches from it read it alike, so that no other spelling
 * names another document.
 */
public final class UploadAddress {

  private UploadAddress() {}

  /** The document that a blob_url of this service names, whatever the service's and its names. */
  public static Optional<String> idOf(String blobUrl) {
    return Optional.ofNullable(HttpUrl.parse(blobUrl.strip())).flatMap(UploadAddress::idOf);
  }

  /** The same of an address that is parsed. */
  public static Optional<String> idOf(HttpUrl url) {
    List<String> path = url.pathSegments();
    return path.size() == 2 && path.get(0).equals("documents") && Sha256.isOne(path.get(1))
        ? Optional.of(path.get(1))
        : Optional.empty();
  }
}
