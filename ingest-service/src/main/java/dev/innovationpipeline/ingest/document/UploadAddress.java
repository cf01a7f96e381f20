package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.schema.text.Sha256;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Addresses of uploaded documents, whose paths are the SHA-256 of their content. */
public final class UploadAddress {

  private UploadAddress() {}

  /**
   * The document that a blob_url of this service names, whatever the service's and its names. The
   * address is read as the processor reads it that fetches the document, so that no other spelling
   * names another one.
   */
  public static Optional<String> idOf(String blobUrl) {
    HttpUrl url = HttpUrl.parse(blobUrl.strip());
    if (url == null) {
      return Optional.empty();
    }
    List<String> path = url.pathSegments();
    return path.size() == 2 && path.get(0).equals("documents") && Sha256.isOne(path.get(1))
        ? Optional.of(path.get(1))
        : Optional.empty();
  }
}
