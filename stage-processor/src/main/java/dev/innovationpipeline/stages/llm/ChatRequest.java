package dev.innovationpipeline.stages.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The request body. Keys in one fixed order: the provider's cache is keyed on a hash of it. */
final class ChatRequest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ChatRequest() {}

  static byte[] body(String model, List<String> fallbackModels, Question question) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", model);
    List<String> others = new ArrayList<>(fallbackModels);
    others.remove(model);
    if (!others.isEmpty()) {
      ArrayNode models = body.putArray("models");
      others.forEach(models::add);
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
