package dev.innovationpipeline.processor.llm.http;

import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error in any of the forms that providers and proxies send: {@code {error: {code, message}}}
 * with a numeric or textual code, {@code error_type} and {@code http_status} instead of it, {@code
 * {error: "text"}}, an HTML page, or an empty body.
 *
 * @param status the HTTP status; 500 if the error names none
 */
record ProviderError(int status, String message) {

  /** Of the body of an error; what people need stands at its beginning. */
  private static final int MAX_READ_LENGTH = 100_000;

  private static final int MAX_MESSAGE_LENGTH = 300;
  private static final int UNKNOWN_STATUS = 500;

  /** The error of a reply whose status is an error. */
  static ProviderError ofBody(int status, String body) {
    return new ProviderError(status, "HTTP " + status + suffix(messageOf(body)));
  }

  /** The error inside a reply of status 200. */
  static ProviderError inside(JsonNode error) {
    int status =
        Stream.of(error.path("code"), error.path("http_status"), error.path("status"))
            .mapToInt(node -> node.asInt(0))
            .filter(code -> code >= 400 && code < 600)
            .findFirst()
            .orElse(UNKNOWN_STATUS);
    return new ProviderError(status, "HTTP 200 with an error" + suffix(messageOf(error)));
  }

  private static String messageOf(String body) {
    if (body.stripLeading().startsWith("<")) {
      String title = titleOf(body);
      return title.isEmpty() ? "an HTML page" : "an HTML page titled " + title;
    }
    try {
      JsonNode root = JsonMapper.shared().readTree(body);
      return messageOf(root.has("error") ? root.path("error") : root);
    } catch (JacksonException e) {
      return body;
    }
  }

  private static String titleOf(String page) {
    String head = page.substring(0, Math.min(page.length(), MAX_READ_LENGTH));
    String lowerCase = head.toLowerCase(Locale.ROOT);
    int start = lowerCase.indexOf("<title>");
    int end = start < 0 ? -1 : lowerCase.indexOf("</title>", start);
    return end < 0 || lowerCase.length() != head.length()
        ? ""
        : head.substring(start + "<title>".length(), end).strip();
  }

  private static String messageOf(JsonNode error) {
    if (error.isString()) {
      return error.stringValue();
    }
    return Stream.of(
            error.path("message"), error.path("error_type"), error.path("code"), error.path("type"))
        .map(node -> node.asString(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String suffix(String message) {
    String line = inOneLine(message.substring(0, Math.min(message.length(), MAX_READ_LENGTH)));
    if (line.endsWith(".")) {
      line = line.substring(0, line.length() - 1);
    }
    if (line.length() > MAX_MESSAGE_LENGTH) {
      line = line.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }
    return line.isEmpty() ? "" : ": " + line;
  }

  private static String inOneLine(String message) {
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < message.length(); i++) {
      char character = message.charAt(i);
      if (Character.isWhitespace(character)) {
        blank = !line.isEmpty();
      } else {
        line.append(blank ? " " : "").append(character);
        blank = false;
      }
    }
    return line.toString();
  }
}
