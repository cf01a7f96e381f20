package dev.innovationpipeline.processor.document.fetch;

import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The key for documents that an ingest service keeps. A redirect, or an address that a client
 * gives, must not get it elsewhere: it goes to the trusted hosts alone, for an upload's path alone.
 */
record ServiceKey(String key, List<TrustedServer> servers) {

  private static final int HASH_LENGTH = 64;

  static ServiceKey of(DocumentSettings documents, KeySettings settings) {
    return new ServiceKey(settings.key(), TrustedServer.all(documents));
  }

  Request request(HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    if (!key.isEmpty()
        && servers.stream().anyMatch(server -> server.has(url))
        && isUpload(url.pathSegments())) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  private static boolean isUpload(List<String> path) {
    return path.size() == 2
        && path.get(0).equals("documents")
        && path.get(1).length() == HASH_LENGTH;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ServiceKey[servers=" + servers + "]";
  }
}
