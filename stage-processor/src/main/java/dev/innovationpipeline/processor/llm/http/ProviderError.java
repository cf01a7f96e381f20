package dev.innovationpipeline.processor.llm.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An error in any of the forms that providers and proxies send: {@code {error: {code, message}}}
 * with a numeric or textual code, {@code error_type} and {@code http_status} instead of it, {@code
 * {error: "text"}}, an HTML page, or an empty body.
 *
 * @param status the HTTP status; 500 if the error names none
 * @param moderated whether the provider did not pass the input on, because of what it says
 */
record ProviderError(int status, String message, boolean moderated) {

  /** Of the body of an error; what people need stands at its beginning. */
  private static final int MAX_READ_LENGTH = 100_000;

  private static final int MAX_MESSAGE_LENGTH = 300;
  private static final int UNKNOWN_STATUS = 500;
  private static final Set<Integer> STATUSES_OF_MODERATION = Set.of(400, 403, 422, 451);

  /** Words of OpenRouter, OpenAI and Azure. */
  private static final List<String> SIGNS_OF_MODERATION =
      List.of(
          "moderation",
          "flagged",
          "content_filter",
          "content filter",
          "content policy",
          "content_policy",
          "content management policy");

  /** The error of a reply whose status is an error. */
  static ProviderError ofBody(int status, String body) {
    JsonNode error = errorIn(body);
    String message = error.isMissingNode() ? textOf(body) : messageOf(error);
    return new ProviderError(
        status, "HTTP " + status + suffix(message), isModerated(status, error, message));
  }

  /** The error inside a reply of status 200. */
  static ProviderError inside(JsonNode error) {
    int status =
        Stream.of(error.path("code"), error.path("http_status"), error.path("status"))
            .mapToInt(node -> node.asInt(0))
            .filter(code -> code >= 400 && code < 600)
            .findFirst()
            .orElse(UNKNOWN_STATUS);
    String message = messageOf(error);
    return new ProviderError(
        status, "HTTP 200 with an error" + suffix(message), isModerated(status, error, message));
  }

  private static JsonNode errorIn(String body) {
    try {
      JsonNode root = JsonMapper.shared().readTree(body);
      return root.has("error") ? root.path("error") : root;
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean isModerated(int status, JsonNode error, String message) {
    JsonNode metadata = error.path("metadata");
    if (!STATUSES_OF_MODERATION.contains(status)) {
      return false;
    }
    String said =
        Stream.of(
                message,
                error.path("code").asString(""),
                error.path("type").asString(""),
                metadata.path("raw").asString(""))
            .map(text -> text.substring(0, Math.min(text.length(), MAX_READ_LENGTH)))
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    return metadata.has("flagged_input") || SIGNS_OF_MODERATION.stream().anyMatch(said::contains);
  }

  private static String textOf(String body) {
    if (body.stripLeading().startsWith("<")) {
      String title = titleOf(body);
      return title.isEmpty() ? "an HTML page" : "an HTML page titled " + title;
    }
    return body;
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
