package dev.innovationpipeline.benchmarks.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;

/**
 * One client of an event stream over plain sockets, so that thousands cost the measuring side
 * little; in HTTP 1.0, so that no chunk's length stands in the middle of a line. A stream that ends
 * before its run is reopened after the last event, as browsers do.
 */
final class StreamSocket {

  private static final int CONNECT_TIMEOUT_MILLIS = 20_000;
  private static final int RETRY_INTERVAL_MILLIS = 1_000;
  private static final int MAX_RETRIES = 30;
  private static final int BUFFER_CHARACTERS = 2048;
  private static final String ID = "id:";
  private static final String DATA = "data:{";
  private static final String COMPLETED = "\"status\":\"COMPLETED\",\"current_stage\":5";

  private final URI server;
  private final String runId;
  private String lastId = "";
  private boolean ended;

  StreamSocket(String server, String runId) {
    this.server = URI.create(server);
    this.runId = runId;
  }

  /**
   * Reads until the run is completed; each event's data goes to the receiver at once.
   *
   * @return how often the stream was reopened
   * @throws IOException when the server refuses, or ends the stream too often
   */
  int follow(Consumer<String> receiver) throws IOException, InterruptedException {
    for (int retries = 0; retries <= MAX_RETRIES; retries++) {
      if (retries > 0) {
        Thread.sleep(RETRY_INTERVAL_MILLIS);
      }
      read(receiver);
      if (ended) {
        return retries;
      }
    }
    throw new IOException("The run " + runId + " does not end.");
  }

  private void read(Consumer<String> receiver) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_TIMEOUT_MILLIS);
      socket.getOutputStream().write(request().getBytes(UTF_8));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), UTF_8), BUFFER_CHARACTERS);
      String status = lines.readLine();
      if (status == null || !status.contains(" 200")) {
        throw new IOException("The server answers " + status + ".");
      }
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith(ID)) {
          lastId = line.substring(ID.length());
        } else if (line.startsWith(DATA)) {
          ended = line.contains(COMPLETED);
          receiver.accept(line);
        }
      }
    }
  }

  private String request() {
    return "GET /runs/%s/events HTTP/1.0\r\nHost: %s\r\nAccept: text/event-stream\r\n%s\r\n"
        .formatted(
            runId,
            server.getAuthority(),
            lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n");
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
