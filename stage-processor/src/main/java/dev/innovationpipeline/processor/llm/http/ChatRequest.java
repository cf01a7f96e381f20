package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to one model.
 *
 * @param model the model to ask
 * @param fallbackModels models that the provider may ask instead, in order of preference
 * @param mayBeCached false to bypass the provider's response cache, which may hold an unusable
 *     answer
 * @param lessReasoning true to ask for less reasoning and leave more room for the answer
 * @param format how JSON is asked for, where the question wants it
 */
public record ChatRequest(
    String model,
    List<String> fallbackModels,
    Question question,
    boolean mayBeCached,
    boolean lessReasoning,
    ResponseFormat format) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public ChatRequest(
      String model, List<String> fallbackModels, Question question, boolean mayBeCached) {
    this(model, fallbackModels, question, mayBeCached, false, ResponseFormat.JSON_SCHEMA);
  }

  public ChatRequest withLessReasoning() {
    return new ChatRequest(model, fallbackModels, question, mayBeCached, true, format);
  }

  public ChatRequest in(ResponseFormat other) {
    return new ChatRequest(model, fallbackModels, question, mayBeCached, lessReasoning, other);
  }

  /**
   * The request body. Its keys have one fixed order, since the provider's cache key is a hash of
   * the body.
   *
   * @param streamed changes the body, and thereby the cache key
   */
  byte[] body(boolean streamed) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", model);
    if (!fallbackModels.isEmpty()) {
      ArrayNode models = body.putArray("models");
      fallbackModels.forEach(models::add);
    }
    body.putArray("messages")
        .add(message("system", question.system()))
        .add(message("user", question.user()));
    JsonNode responseFormat = responseFormat();
    if (responseFormat != null) {
      body.set("response_format", responseFormat);
    }
    body.put("temperature", question.temperature());
    body.put("seed", question.seed());
    body.put("max_completion_tokens", question.maxCompletionTokens() * (lessReasoning ? 2 : 1));
    if (lessReasoning) {
      body.putObject("reasoning").put("effort", "low");
    }
    if (streamed) {
      body.put("stream", true);
      // OpenRouter always reports usage; other servers do so on request.
      body.putObject("stream_options").put("include_usage", true);
    }
    return JSON.writeValueAsBytes(body);
  }

  private static ObjectNode message(String role, String content) {
    return JSON.createObjectNode().put("role", role).put("content", content);
  }

  private @Nullable JsonNode responseFormat() {
    Question.AnswerSchema schema = question.schema();
    return schema == null
        ? null
        : switch (format) {
          case JSON_SCHEMA -> bySchema(schema);
          case JSON_OBJECT -> JSON.createObjectNode().put("type", "json_object");
          case PROMPT -> null;
        };
  }

  private static JsonNode bySchema(Question.AnswerSchema schema) {
    ObjectNode format = JSON.createObjectNode().put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", schema.name())
        .put("strict", true)
        .set("schema", JSON.readTree(schema.json()));
    return format;
  }
}
