package dev.innovationpipeline.processor.document.fetch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A server that documents may come from although its address is private.
 *
 * @param port 0 for any
 * @param path the beginning of every path that is meant
 */
record TrustedServer(String host, int port, String path) {

  private static final int MAX_PORT = 65_535;

  static List<TrustedServer> all(DocumentSettings settings) {
    return settings.trustedHosts().stream()
        .flatMap(text -> TrustedServer.parse(text).stream())
        .toList();
  }

  /**
   * Empty for what is none.
   *
   * @param text a name, with a port and a path where wanted: {@code ingest:8080/documents/}
   */
  static Optional<TrustedServer> parse(String text) {
    int slash = text.indexOf('/');
    String server = slash < 0 ? text : text.substring(0, slash);
    String path = slash < 0 ? "/" : text.substring(slash);
    int colon = server.lastIndexOf(':');
    String name = (colon < 0 ? server : server.substring(0, colon)).toLowerCase(Locale.ROOT);
    Optional<Integer> port = colon < 0 ? Optional.of(0) : port(server.substring(colon + 1));
    return port.filter(number -> !name.isBlank() && name.indexOf(':') < 0)
        .map(number -> new TrustedServer(name, number, path));
  }

  private static Optional<Integer> port(String text) {
    try {
      return Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= MAX_PORT);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean has(HttpUrl url) {
    return host.equals(url.host())
        && (port == 0 || port == url.port())
        && url.encodedPath().startsWith(path);
  }
}
