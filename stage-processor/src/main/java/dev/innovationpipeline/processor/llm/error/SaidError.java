package dev.innovationpipeline.processor.llm.error;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * The texts of an error. OpenRouter and other gateways put the error of the server behind them into
 * a field of theirs, as text; what that one says counts as well.
 *
 * @param error the JSON of the error; missing if it is not JSON
 * @param cause the JSON of the error behind it; empty or missing if there is none
 * @param message for people; empty if the error has none
 */
record SaidError(JsonNode error, JsonNode cause, String message) {

  /** Of the body of an error; what people need stands at its beginning. */
  static final int MAX_READ_LENGTH = 100_000;

  /** The message of OpenRouter when the text of the server behind it says more. */
  private static final String NO_MESSAGE = "Provider returned error";

  static SaidError ofBody(String body) {
    JsonNode error = errorIn(body);
    return error.isMissingNode()
        ? new SaidError(error, error, ErrorPage.textOf(body))
        : inside(error);
  }

  static SaidError inside(JsonNode error) {
    String raw = cut(error.path("metadata").path("raw").asString(""));
    JsonNode read = errorIn(raw);
    JsonNode cause = read.isMissingNode() ? StringNode.valueOf(raw) : read;
    String message = messageOf(error);
    String behind = messageOf(cause);
    boolean saysMore = !behind.isBlank() && (message.isBlank() || message.startsWith(NO_MESSAGE));
    return new SaidError(error, cause, saysMore ? behind : message);
  }

  /** The field of both errors, such as a code; empty texts where it is absent. */
  Stream<String> field(String name) {
    return Stream.of(error, cause).map(json -> text(json.path(name)));
  }

  /** All that it says, in lower case. */
  String words() {
    return Stream.concat(
            Stream.of(message, messageOf(error), messageOf(cause)),
            Stream.of("code", "type", "status", "error_type").flatMap(this::field))
        .map(SaidError::cut)
        .distinct()
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  /** The messages and details alone, in lower case, the one of the server behind first. */
  List<String> messages() {
    return Stream.of(messageOf(cause), messageOf(error), message)
        .filter(text -> !text.isBlank())
        .map(text -> cut(text).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** Google's API sends a list of one error. */
  private static JsonNode errorIn(String body) {
    try {
      JsonNode root = JsonMapper.shared().readTree(body);
      JsonNode first = root.isArray() && !root.isEmpty() ? root.path(0) : root;
      if (!first.isObject() && !first.isString()) {
        return MissingNode.getInstance();
      }
      return first.hasNonNull("error") ? first.path("error") : first;
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static String messageOf(JsonNode error) {
    if (error.isString()) {
      return error.stringValue();
    }
    return Stream.of("message", "detail", "error_type", "code", "type")
        .map(name -> text(error.path(name)))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** FastAPI and Mistral put a list of what is wrong where others have a sentence. */
  private static String text(JsonNode node) {
    return node.isContainer() ? node.toString() : node.asString("");
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_READ_LENGTH));
  }
}
