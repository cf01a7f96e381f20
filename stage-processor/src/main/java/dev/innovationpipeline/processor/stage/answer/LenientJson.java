package dev.innovationpipeline.processor.stage.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the JSON in an answer: among sentences, in code fences, written as a string of JSON. Text
 * that is not JSON is read with Jackson's lenient features, and the rest by {@link TolerantJson}.
 */
public final class LenientJson {

  /**
   * @param mended whether it was not JSON as it stood
   */
  public record Found(JsonNode json, boolean mended) {}

  private record Value(Found found, int end) {}

  /** An answer has one, or a few in a row; the rest of a hostile one is not looked at. */
  private static final int MAX_CANDIDATES = 8;

  private static final int MAX_ENCODINGS = 3;

  private static final JsonMapper STRICT =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_YAML_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** A quote within it would end the string too early, so nothing may follow. */
  private static final JsonMapper ENCODED =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private LenientJson() {}

  /** The objects and arrays of an answer, in their order. */
  public static List<Found> in(String text) {
    return in(text, MAX_ENCODINGS);
  }

  private static List<Found> in(String text, int encodings) {
    String decoded = encodings > 0 ? decoded(text) : null;
    if (decoded != null) {
      return in(decoded, encodings - 1);
    }
    List<Found> found = new ArrayList<>();
    int at = next(text, 0);
    for (int tries = 0; at >= 0 && tries < MAX_CANDIDATES; tries++) {
      Value value = read(text, at);
      if (value != null) {
        found.add(value.found);
      }
      at = next(text, value == null ? at + 1 : value.end);
    }
    return found;
  }

  private static int next(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '{' || text.charAt(at) == '[') {
        return at;
      }
    }
    return -1;
  }

  private static @Nullable Value read(String text, int at) {
    String rest = text.substring(at);
    Value strict = read(STRICT, rest, at, false);
    if (strict != null) {
      return strict;
    }
    Value lenient = read(LENIENT, rest, at, true);
    if (lenient != null) {
      return lenient;
    }
    TolerantJson tolerant = new TolerantJson(rest);
    JsonNode json = tolerant.read();
    return json == null ? null : new Value(new Found(json, true), at + tolerant.end());
  }

  private static @Nullable Value read(JsonMapper mapper, String rest, int at, boolean mended) {
    try (JsonParser parser = mapper.createParser(rest)) {
      JsonNode json = mapper.readTree(parser);
      int end = Math.toIntExact(parser.currentLocation().getCharOffset());
      return new Value(new Found(json, mended), at + end);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The text of a string of JSON that holds JSON, with or without its quotes; else null. */
  private static @Nullable String decoded(String text) {
    int start = next(text, 0);
    if (start < 0) {
      return null;
    }
    boolean quoted = start > 0 && text.charAt(start - 1) == '"';
    boolean escaped = start + 1 < text.length() && text.charAt(start + 1) == '\\';
    if (!quoted && !escaped) {
      return null;
    }
    int end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
    if (end < start) {
      return null;
    }
    try {
      JsonNode inner = ENCODED.readTree('"' + text.substring(start, end + 1) + '"');
      return inner.isString() ? inner.stringValue() : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
