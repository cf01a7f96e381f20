package dev.innovationpipeline.processor.llm.http;

/** How an answer in JSON is asked for, the strictest form first. */
public enum ResponseFormat {
  /** By a schema that the provider enforces. */
  JSON_SCHEMA,
  /** As some JSON, whose shape the prompt describes: OpenAI's JSON mode. */
  JSON_OBJECT,
  /** By the words of the prompt alone. */
  PROMPT;

  /** The form that asks less of the endpoint; the last one asks nothing. */
  ResponseFormat next() {
    return this == JSON_SCHEMA ? JSON_OBJECT : PROMPT;
  }
}
