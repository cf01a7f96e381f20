package dev.innovationpipeline.benchmarks.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kept connection for questions; reopened when the server has closed it. */
final class Connection implements AutoCloseable {

  private static final int BUFFER = 8192;
  private static final String LENGTH = "content-length:";

  private final URI server;
  private @Nullable Socket socket;
  private InputStream answers = InputStream.nullInputStream();
  private boolean toBeClosed;

  Connection(URI server) {
    this.server = server;
  }

  /** Whether the answer is a 200. */
  boolean ask(String path) throws IOException {
    Socket open = open();
    open.getOutputStream()
        .write("GET %s HTTP/1.1\r\nHost: bench\r\n\r\n".formatted(path).getBytes(UTF_8));
    return readAnswer();
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

  /** Reads it to its end, in chunks or of a known length. */
  private boolean readAnswer() throws IOException {
    boolean ok = line().contains(" 200");
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      toBeClosed |= lower.equals("connection: close");
    }
    if (length >= 0) {
      answers.skipNBytes(length);
      return ok;
    }
    for (int chunk = hex(line()); chunk > 0; chunk = hex(line())) {
      answers.skipNBytes(chunk + 2);
    }
    line();
    return ok;
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
    if (present != null) {
      present.close();
    }
  }
}
