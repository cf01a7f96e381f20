package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answer to the bytes of a request.
 *
 * @param request its beginning, for people
 */
record RawAnswer(String request, int status, String head, String body) {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int SHOWN_CHARS = 600;
  private static final String HEAD_END = "\r\n\r\n";
  private static final List<String> INSIDE =
      List.of("\tat ", "Exception", "dev.innovationpipeline", "org.springframework", "java.lang");

  /** The status is 0 where nothing came. */
  static RawAnswer to(int port, byte[] bytes) throws IOException {
    String request = new String(bytes, 0, Math.min(bytes.length, SHOWN_CHARS), UTF_8);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        socket.shutdownOutput();
      } catch (SocketException e) {
        // It was refused before it was read.
      }
      return of(request, read(socket.getInputStream()));
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        answer.append(new String(buffer, 0, read, UTF_8));
        if (isEndless(answer)) {
          break;
        }
      }
    } catch (SocketException | SocketTimeoutException e) {
      // As much as came.
    }
    return answer.toString();
  }

  /** An event stream does not end by itself, and has signs of life that no time-out sees. */
  private static boolean isEndless(StringBuilder answer) {
    int begin = beginOf(answer);
    int end = answer.indexOf(HEAD_END, begin);
    return end > 0
        && answer
            .substring(begin, end)
            .toLowerCase(Locale.ROOT)
            .contains("content-type: text/event-stream");
  }

  /** After the leave to send the body, where the request asked for it. */
  private static int beginOf(CharSequence answer) {
    String start = answer.toString();
    int end = start.startsWith("HTTP/1.1 100") ? start.indexOf(HEAD_END) : -1;
    return end < 0 ? 0 : end + HEAD_END.length();
  }

  private static RawAnswer of(String request, String all) {
    String answer = all.substring(beginOf(all));
    int end = answer.indexOf(HEAD_END);
    String head = end < 0 ? answer : answer.substring(0, end);
    int status =
        answer.startsWith("HTTP/1.1 ") && answer.length() >= 12
            ? Integer.parseInt(answer.substring(9, 12))
            : 0;
    return new RawAnswer(
        request, status, head, end < 0 ? "" : answer.substring(end + HEAD_END.length()));
  }

  List<String> faults() {
    List<String> faults = new ArrayList<>();
    String headers = head.toLowerCase(Locale.ROOT);
    if (status >= 500 && (status != 503 || !headers.contains("\r\nretry-after: "))) {
      faults.add("The service is to blame.");
    }
    if (status >= 400 && status != RANGE_NOT_SATISFIABLE) {
      if (!headers.contains("application/problem+json") && !request.startsWith("HEAD")) {
        faults.add("No problem+json.");
      }
      INSIDE.stream().filter(body::contains).forEach(part -> faults.add("It tells of " + part));
    }
    return faults;
  }

  @Override
  public String toString() {
    return request.strip()
        + "\n→ "
        + head
        + "\n\n"
        + body.substring(0, Math.min(body.length(), SHOWN_CHARS));
  }
}
