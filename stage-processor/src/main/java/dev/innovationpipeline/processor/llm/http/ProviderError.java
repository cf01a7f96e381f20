package dev.innovationpipeline.processor.llm.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as providers and the proxies before them spell it: {@code {error: {code, message}}} with
 * the code as a number or a word, {@code error_type} and {@code http_status} in its place, {@code
 * {error: "text"}}, a page of HTML, or nothing.
 *
 * @param status an HTTP status; 500 when none is given
 */
record ProviderError(int status, String message) {

  private static final Pattern TITLE =
      Pattern.compile("<title>\\s*(.*?)\\s*</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int LONGEST_MESSAGE = 300;
  private static final int UNKNOWN = 500;

  /** From the body of a reply whose own status says that it failed. */
  static ProviderError ofBody(int status, String body) {
    return new ProviderError(status, "HTTP " + status + suffix(messageOf(body)));
  }

  /** From an error inside a reply of status 200. */
  static ProviderError inside(JsonNode error) {
    int status =
        Stream.of(error.path("code"), error.path("http_status"), error.path("status"))
            .mapToInt(node -> node.asInt(0))
            .filter(code -> code >= 400 && code < 600)
            .findFirst()
            .orElse(UNKNOWN);
    return new ProviderError(status, "HTTP 200 with an error" + suffix(messageOf(error)));
  }

  private static String messageOf(String body) {
    if (body.stripLeading().startsWith("<")) {
      Matcher title = TITLE.matcher(body);
      return title.find() ? "an HTML page titled " + title.group(1) : "an HTML page";
    }
    try {
      JsonNode root = JsonMapper.shared().readTree(body);
      return messageOf(root.has("error") ? root.path("error") : root);
    } catch (JacksonException e) {
      return body;
    }
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
    String line = message.strip().replaceAll("\\s+", " ");
    if (line.endsWith(".")) {
      line = line.substring(0, line.length() - 1);
    }
    if (line.length() > LONGEST_MESSAGE) {
      line = line.substring(0, LONGEST_MESSAGE) + "…";
    }
    return line.isEmpty() ? "" : ": " + line;
  }
}
