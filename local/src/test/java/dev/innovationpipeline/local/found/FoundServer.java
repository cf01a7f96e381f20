package dev.innovationpipeline.local.found;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A server on a port of its own that answers with what it is told. */
public final class FoundServer implements AutoCloseable {

  /** As Ollama answers. */
  public static final String OLLAMA =
      """
      {"object":"list","data":[
        {"id":"nomic-embed-text:latest","object":"model","created":1,"owned_by":"library"},
        {"id":"llama3.3:latest","object":"model","created":1,"owned_by":"library"},
        {"id":"qwen3:8b","object":"model","created":1,"owned_by":"library"}]}
      """;

  private final HttpServer server;

  private FoundServer(HttpServer server) {
    this.server = server;
  }

  public static FoundServer answering(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/models",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return new FoundServer(server);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** As if this and other servers were on the ports that are usual. */
  public static ModelServers all(FoundServer... servers) {
    return new ModelServers(List.of(servers).stream().map(FoundServer::port).toList());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
