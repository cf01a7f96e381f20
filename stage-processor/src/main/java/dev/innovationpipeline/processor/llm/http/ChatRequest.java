package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The request body. Keys in one fixed order: the provider's cache is keyed on a hash of it. */
public final class ChatRequest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ChatRequest() {}

  /**
   * @param streamed makes another body of the same question, and so another key of the cache
   */
  public static byte[] body(
      String model, List<String> fallbackModels, Question question, boolean streamed) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", model);
    if (!fallbackModels.isEmpty()) {
      ArrayNode models = body.putArray("models");
      fallbackModels.forEach(models::add);
    }
    body.putArray("messages")
        .add(message("system", question.system()))
        .add(message("user", question.user()));
    JsonNode format = responseFormat(question.schema());
    if (format != null) {
      body.set("response_format", format);
    }
    body.put("temperature", question.temperature());
    body.put("seed", question.seed());
    body.put("max_completion_tokens", question.maxCompletionTokens());
    if (streamed) {
      body.put("stream", true);
      // OpenRouter always tells the usage, other servers when they are asked.
      body.putObject("stream_options").put("include_usage", true);
    }
    return JSON.writeValueAsBytes(body);
  }

  private static ObjectNode message(String role, String content) {
    return JSON.createObjectNode().put("role", role).put("content", content);
  }

  private static @Nullable JsonNode responseFormat(Question.@Nullable AnswerSchema schema) {
    if (schema == null) {
      return null;
    }
    ObjectNode format = JSON.createObjectNode().put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", schema.name())
        .put("strict", true)
        .set("schema", JSON.readTree(schema.json()));
    return format;
  }
}
