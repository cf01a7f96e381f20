package dev.innovationpipeline.processor.stage.answer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object or array that is only nearly JSON, in one pass from left to right: other quotes,
 * quotes within strings, comments, Python's literals, commas that are missing or too many. At the
 * end of a text that was cut off, what was begun and not ended is left out.
 */
final class TolerantJson {

  private static final int MAX_DEPTH = 100;
  private static final String WORD_ENDS = ",，:：{}[]()\"\n";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable JsonNode root;
  private int at;
  private boolean broken;

  /** An object or array that has not ended. */
  private static final class Open {

    private final JsonNode node;
    private @Nullable String key;

    private Open(JsonNode node) {
      this.node = node;
    }
  }

  /**
   * @param text begins with { or [
   */
  TolerantJson(String text) {
    this.text = text;
  }

  /** Null when it makes no sense. */
  @Nullable JsonNode read() {
    while (at < text.length() && !broken && (root == null || !open.isEmpty())) {
      step();
    }
    return broken ? null : root;
  }

  /** The index after what was read. */
  int end() {
    return at;
  }

  private void step() {
    char character = text.charAt(at);
    if (isBlank(character) || TolerantString.isColon(character)) {
      at++;
    } else if (TolerantString.isComma(character)) {
      at++;
      dropKey();
    } else if (isComment()) {
      skipComment();
    } else if (character == '{') {
      begin(NODES.objectNode());
    } else if (character == '[' || character == '(') {
      begin(NODES.arrayNode());
    } else if (character == '}' || character == ']' || character == ')') {
      end(character == '}');
    } else if (TolerantString.isOpener(character)) {
      string();
    } else {
      word();
    }
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private TolerantString.Place place() {
    Open container = open.peek();
    if (container == null || !container.node.isObject()) {
      return TolerantString.Place.ELEMENT;
    }
    return container.key == null ? TolerantString.Place.KEY : TolerantString.Place.VALUE;
  }

  private boolean isComment() {
    return text.charAt(at) == '#' || text.startsWith("//", at) || text.startsWith("/*", at);
  }

  private void skipComment() {
    boolean block = text.startsWith("/*", at);
    int end = text.indexOf(block ? "*/" : "\n", at + 1);
    at = end < 0 ? text.length() : end + (block ? 2 : 1);
  }

  private void begin(JsonNode container) {
    at++;
    if (open.size() >= MAX_DEPTH) {
      broken = true;
    } else {
      add(container);
      open.push(new Open(container));
    }
  }

  /** Also ends what was begun within it; an end of nothing is skipped. */
  private void end(boolean object) {
    at++;
    if (isOpen(object)) {
      while (open.pop().node.isObject() != object) {
        // what was not ended
      }
    }
  }

  private boolean isOpen(boolean object) {
    for (Open container : open) {
      if (container.node.isObject() == object) {
        return true;
      }
    }
    return false;
  }

  private void dropKey() {
    Open container = open.peek();
    if (container != null) {
      container.key = null;
    }
  }

  private void string() {
    TolerantString string = new TolerantString(text, at, place());
    String value = string.read();
    at = string.end();
    if (value != null) {
      addText(value, NODES.stringNode(value));
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && WORD_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at < text.length()) {
      String word = text.substring(start, at).strip();
      addText(word, valueOf(word));
    }
  }

  private static JsonNode valueOf(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      case "null", "none", "nil", "undefined", "nan" -> NODES.nullNode();
      default -> NODES.stringNode(word);
    };
  }

  private void addText(String text, JsonNode value) {
    Open container = open.peek();
    if (container != null && container.node.isObject() && container.key == null) {
      container.key = text;
    } else {
      add(value);
    }
  }

  private void add(JsonNode value) {
    Open container = open.peek();
    if (container == null) {
      root = value;
    } else if (container.node instanceof ArrayNode array) {
      array.add(value);
    } else if (container.node instanceof ObjectNode object && container.key != null) {
      object.set(container.key, value);
      container.key = null;
    } else {
      broken = true;
    }
  }
}
