package dev.innovationpipeline.benchmarks.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A request in the part of HTTP/1.1 that our own clients speak.
 *
 * @param head the request line and the headers
 * @param bytes with the body from {@code bodyStart} to {@code end}
 */
record Request(String head, byte[] bytes, int bodyStart, int end) {

  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(US_ASCII);

  /** Empty until the request has arrived whole. */
  static Optional<Request> in(byte[] bytes, int filled) {
    int headEnd = RunMark.indexOf(bytes, 0, filled, HEAD_END);
    if (headEnd < 0) {
      return Optional.empty();
    }
    String head = new String(bytes, 0, headEnd, US_ASCII);
    int bodyStart = headEnd + HEAD_END.length;
    int end = bodyStart + header(head, "content-length").map(Integer::parseInt).orElse(0);
    return end > filled ? Optional.empty() : Optional.of(new Request(head, bytes, bodyStart, end));
  }

  boolean asksFor(String methodAndPath) {
    return head.startsWith(methodAndPath);
  }

  String path() {
    return head.split(" ", 3)[1];
  }

  byte[] body() {
    return Arrays.copyOfRange(bytes, bodyStart, end);
  }

  String caller() {
    return header(head, "authorization").map(value -> value.replace("Bearer ", "")).orElse("");
  }

  private static Optional<String> header(String head, String name) {
    String wanted = "\r\n" + name + ":";
    int at = head.toLowerCase(Locale.ROOT).indexOf(wanted);
    if (at < 0) {
      return Optional.empty();
    }
    int end = head.indexOf("\r\n", at + wanted.length());
    return Optional.of(head.substring(at + wanted.length(), end < 0 ? head.length() : end).strip());
  }
}
