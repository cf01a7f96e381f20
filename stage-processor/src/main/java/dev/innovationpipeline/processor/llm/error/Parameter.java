package dev.innovationpipeline.processor.llm.error;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a request that it can do without, with the names by which errors call them. */
public enum Parameter {
  MODELS,
  SYSTEM_MESSAGE(
      "a system message",
      List.of("messages[0].role", "system role", "system message", "developer instruction")),
  RESPONSE_FORMAT(
      null,
      List.of(
          "response_format",
          "response format",
          "json_schema",
          "json schema",
          "json_object",
          "json mode",
          "structured output",
          "structured outputs",
          "structured_outputs",
          "guided decoding",
          "guided_json",
          "grammar",
          "output_format",
          "output_config",
          "response_schema",
          "specified schema")),
  /**
   * The schema in {@link #RESPONSE_FORMAT}, from which no error tells it; without it, some JSON is
   * asked for.
   */
  JSON_SCHEMA("a JSON schema", List.of()),
  TEMPERATURE,
  SEED,
  MAX_COMPLETION_TOKENS,
  MAX_TOKENS,
  REASONING,
  REASONING_EFFORT,
  STREAM_OPTIONS,
  STREAM(null, List.of("stream", "streaming"));

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> names;

  Parameter() {
    key = name().toLowerCase(Locale.ROOT);
    names = List.of(key);
  }

  /**
   * @param key null for the name in lower case
   */
  Parameter(@Nullable String key, List<String> names) {
    this.key = key == null ? name().toLowerCase(Locale.ROOT) : key;
    this.names = names;
  }

  /** Its key in a request, for people. */
  public String key() {
    return key;
  }

  /** In lower case. */
  List<String> names() {
    return names;
  }
}
