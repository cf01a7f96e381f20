package dev.innovationpipeline.processor.llm.error;

import java.util.List;
import java.util.Locale;

/** The parts of a request that it can do without, with the names by which errors call them. */
public enum Parameter {
  MODELS,
  SYSTEM_MESSAGE,
  RESPONSE_FORMAT,
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
    return this == SYSTEM_MESSAGE ? "a system message" : name().toLowerCase(Locale.ROOT);
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
              "json mode",
              "structured output");
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
