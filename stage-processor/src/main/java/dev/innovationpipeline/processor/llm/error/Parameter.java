package dev.innovationpipeline.processor.llm.error;

import java.util.List;
import java.util.Locale;

/** The parts of a request that it can do without, with the names by which errors call them. */
public enum Parameter {
  MODELS,
  SYSTEM_MESSAGE,
  RESPONSE_FORMAT,
  /** The schema in {@link #RESPONSE_FORMAT}; without it, some JSON is asked for. */
  JSON_SCHEMA,
  TEMPERATURE,
  SEED,
  MAX_COMPLETION_TOKENS,
  MAX_TOKENS,
  REASONING,
  REASONING_EFFORT,
  STREAM_OPTIONS,
  STREAM;

  /** Its key in a request, for people. */
  public String key() {
    return switch (this) {
      case SYSTEM_MESSAGE -> "a system message";
      case JSON_SCHEMA -> "a JSON schema";
      case MODELS,
          RESPONSE_FORMAT,
          TEMPERATURE,
          SEED,
          MAX_COMPLETION_TOKENS,
          MAX_TOKENS,
          REASONING,
          REASONING_EFFORT,
          STREAM_OPTIONS,
          STREAM ->
          name().toLowerCase(Locale.ROOT);
    };
  }

  /** In lower case. */
  List<String> names() {
    return switch (this) {
      case SYSTEM_MESSAGE ->
          List.of("messages[0].role", "system role", "system message", "developer instruction");
      case RESPONSE_FORMAT ->
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
              "grammar");
      case JSON_SCHEMA -> List.of(); // No error tells it from the parameter that it is in.
      case STREAM -> List.of("stream", "streaming");
      case MODELS,
          TEMPERATURE,
          SEED,
          MAX_COMPLETION_TOKENS,
          MAX_TOKENS,
          REASONING,
          REASONING_EFFORT,
          STREAM_OPTIONS ->
          List.of(key());
    };
  }
}
