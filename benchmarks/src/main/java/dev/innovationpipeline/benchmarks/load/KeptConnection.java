package dev.innovationpipeline.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection for requests one after another; reopened when the server has closed it. It
 * costs the client so little that the server has the processors.
 */
public final class KeptConnection implements AutoCloseable {

  private static final int BUFFER = 8192;

  /**
   * @param headers by their names in lower case
   */
  public record Answer(int status, Map<String, String> headers) {}

  private final URI server;
  private @Nullable Socket socket;
  private InputStream answers = InputStream.nullInputStream();
  private boolean toBeClosed;

  public KeptConnection(URI server) {
    this.server = server;
  }

  /**
   * The bytes of a request with the server's own name.
   *
   * @param lines further headers, each with its line break
   */
  public static byte[] request(URI server, String method, String path, String lines, String body) {
    byte[] content = body.getBytes(UTF_8);
    String length = content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n";
    return "%s %s HTTP/1.1\r\nHost: %s\r\n%s%s\r\n%s"
        .formatted(method, path, server.getAuthority(), lines, length, body)
        .getBytes(UTF_8);
  }

  /** Reads the answer to its end and keeps nothing of its body. */
  public Answer ask(byte[] request) throws IOException {
    try {
      open().getOutputStream().write(request);
      return readAnswer();
    } catch (IOException e) {
      close(); // The next request has a new one.
      throw e;
    }
  }

  private Socket open() throws IOException {
    Socket present = socket;
    if (present != null && !toBeClosed) {
      return present;
    }
    close();
    Socket fresh = new Socket(server.getHost(), server.getPort());
    fresh.setTcpNoDelay(true);
    answers = new BufferedInputStream(fresh.getInputStream(), BUFFER);
    socket = fresh;
    toBeClosed = false;
    return fresh;
  }

  /** In chunks or of a known length. */
  private Answer readAnswer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    toBeClosed = "close".equalsIgnoreCase(headers.get("connection"));
    String length = headers.get("content-length");
    if (length != null) {
      answers.skipNBytes(Long.parseLong(length));
      return new Answer(status, headers);
    }
    for (int chunk = hex(line()); chunk > 0; chunk = hex(line())) {
      answers.skipNBytes(chunk + 2);
    }
    line();
    return new Answer(status, headers);
  }

  private static int hex(String text) {
    return Integer.parseInt(text.strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new IOException("The server has closed the connection.");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    Socket present = socket;
    socket = null;
    if (present != null) {
      present.close();
    }
  }
}
