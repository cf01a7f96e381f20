package dev.innovationpipeline.local.bench.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;

/**
 * One event stream over a plain socket, so that thousands cost the measuring side little; in HTTP
 * 1.0, so that no chunk's length stands in the middle of a line.
 */
final class StreamSocket {

  private static final int CONNECT_MILLIS = 20_000;
  private static final int BUFFER = 2048;
  private static final String DATA = "data:{";

  private final URI server;
  private final String runId;

  StreamSocket(String server, String runId) {
    this.server = URI.create(server);
    this.runId = runId;
  }

  /** Reads until the server ends the stream; each event's data goes to the receiver at once. */
  void read(Consumer<String> receiver) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /runs/%s/events HTTP/1.0\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n"
                  .formatted(runId)
                  .getBytes(UTF_8));
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), BUFFER);
      String status = lines.readLine();
      if (status == null || !status.contains(" 200")) {
        throw new IOException("The server answers " + status + ".");
      }
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith(DATA)) {
          receiver.accept(line);
        }
      }
    }
  }

  /** A text field of a flat part of the JSON. */
  static String field(String json, String name) {
    String before = "\"" + name + "\":\"";
    int start = json.indexOf(before);
    if (start < 0) {
      return "";
    }
    start += before.length();
    return json.substring(start, json.indexOf('"', start));
  }
}
