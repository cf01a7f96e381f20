package dev.innovationpipeline.processor.llm.http;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A message, or the deltas of a stream put together, in any of the forms that providers send:
 * content as text, as typed parts or as JSON; reasoning as a part or in a field of its own.
 */
final class MessageParts {

  private static final List<String> REASONING_FIELDS =
      List.of("reasoning", "reasoning_content", "thinking", "reasoning_details");

  /** The names under which parts hold their text. */
  private static final List<String> TEXT_FIELDS =
      List.of("text", "thinking", "reasoning", "summary", "content", "value", "data");

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();

  static MessageParts of(JsonNode message) {
    MessageParts parts = new MessageParts();
    parts.append(message);
    return parts;
  }

  /** Adds a message or a delta, and returns the text of the answer that it brought. */
  String add(JsonNode message) {
    int before = text.length();
    append(message);
    return text.substring(before);
  }

  private void append(JsonNode message) {
    addContent(message.path("content"));
    REASONING_FIELDS.forEach(field -> appendText(message.path(field), reasoning));
    refusal.append(message.path("refusal").asString(""));
  }

  /** The length of all that was said, reasoning included. */
  int length() {
    return text.length() + reasoning.length() + refusal.length();
  }

  String text() {
    return text.toString();
  }

  String reasoning() {
    return reasoning.toString();
  }

  String refusal() {
    return refusal.toString();
  }

  private void addContent(JsonNode content) {
    if (content.isArray()) {
      content.forEach(this::addContent);
    } else if (content.isObject()) {
      addPart(content);
    } else {
      text.append(content.asString(""));
    }
  }

  /** Parts of other types, such as images, hold nothing that a stage could use. */
  private void addPart(JsonNode part) {
    String type = part.path("type").asString("").toLowerCase(Locale.ROOT);
    if (type.contains("think") || type.contains("reason")) {
      appendText(part, reasoning);
    } else if (type.equals("refusal")) {
      refusal.append(part.path("refusal").asString(textIn(part)));
    } else if (part.has("text")) {
      appendText(part.path("text"), text);
    } else if (part.has("content")) {
      addContent(part.path("content"));
    } else if (type.isEmpty()) {
      text.append(part);
    }
  }

  private static String textIn(JsonNode node) {
    StringBuilder all = new StringBuilder();
    appendText(node, all);
    return all.toString();
  }

  private static void appendText(JsonNode node, StringBuilder all) {
    if (node.isArray()) {
      node.forEach(element -> appendText(element, all));
    } else if (node.isObject()) {
      TEXT_FIELDS.stream()
          .filter(node::has)
          .findFirst()
          .ifPresent(field -> appendText(node.path(field), all));
    } else {
      all.append(node.asString(""));
    }
  }
}
