package dev.innovationpipeline.processor.document.fetch;

import dev.innovationpipeline.platform.document.CompanyHeader;
import dev.innovationpipeline.platform.document.UploadAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key for documents that an ingest service keeps. A redirect, or an address that a client
 * gives, must not get it elsewhere: it goes to the trusted hosts alone, for an upload's path alone.
 */
record ServiceKey(Supplier<String> key, List<TrustedServer> servers) {

  private static final Logger log = LoggerFactory.getLogger(ServiceKey.class);

  static ServiceKey of(DocumentSettings documents, KeySettings settings) {
    Path file = settings.keyFile();
    String key = settings.key();
    return new ServiceKey(
        key.isEmpty() && file != null ? () -> read(file) : () -> key, TrustedServer.all(documents));
  }

  /** Read each time, as the ingest service may make it after this one has started. */
  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      log.warn("The key in {} cannot be read ({}), so none is sent.", file, e.toString());
      return "";
    }
  }

  /**
   * @param companyId whose run wants the document: with the key goes that it is asked for in this
   *     company's name
   */
  Request request(HttpUrl url, String companyId) {
    Request.Builder request = new Request.Builder().url(url);
    if (servers.stream().anyMatch(server -> server.has(url))
        && UploadAddress.idOf(url).isPresent()) {
      String known = key.get();
      if (!known.isEmpty()) {
        request.header("Authorization", "Bearer " + known);
        request.header(CompanyHeader.NAME, CompanyHeader.of(companyId));
      }
    }
    return request.build();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ServiceKey[servers=" + servers + "]";
  }
}
