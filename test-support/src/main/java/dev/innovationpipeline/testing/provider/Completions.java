package dev.innovationpipeline.testing.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies in the wire format of OpenRouter's chat completions. */
final class Completions {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String MODEL = "served/model";

  private Completions() {}

  static String of(String content, String finishReason) {
    ObjectNode json = head("chat.completion");
    message(json, finishReason).put("content", content).putNull("refusal");
    return withUsage(json).toString();
  }

  static String refusing(String sentence) {
    ObjectNode json = head("chat.completion");
    message(json, "stop").put("content", "").put("refusal", sentence);
    return withUsage(json).toString();
  }

  static String failing(String message) {
    ObjectNode json = head("chat.completion");
    message(json, "error").put("content", "");
    putError((ObjectNode) json.path("choices").path(0), 502, message);
    return withUsage(json).toString();
  }

  static String error(int code, String message) {
    return putError(MAPPER.createObjectNode(), code, message).toString();
  }

  /** One event of a stream. */
  static String chunk(String words, @Nullable String finishReason) {
    return "data: " + delta(words, finishReason);
  }

  /** The one with the usage. */
  static String lastChunk() {
    ObjectNode json = head("chat.completion.chunk");
    json.putArray("choices");
    return "data: " + withUsage(json);
  }

  static String failedChunk(String message) {
    return "data: " + putError(delta("", "error"), 502, message);
  }

  private static ObjectNode delta(String words, @Nullable String finishReason) {
    ObjectNode json = head("chat.completion.chunk");
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0).putObject("delta").put("content", words);
    choice.put("finish_reason", finishReason);
    return json;
  }

  private static ObjectNode message(ObjectNode json, String finishReason) {
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finishReason);
    return choice.putObject("message").put("role", "assistant");
  }

  private static ObjectNode putError(ObjectNode json, int code, String message) {
    json.putObject("error").put("code", code).put("message", message);
    return json;
  }

  private static ObjectNode head(String object) {
    return MAPPER.createObjectNode().put("id", "gen-1").put("object", object).put("model", MODEL);
  }

  private static ObjectNode withUsage(ObjectNode json) {
    json.putObject("usage")
        .put("prompt_tokens", 1200)
        .put("completion_tokens", 345)
        .put("total_tokens", 1545)
        .put("cost", 0.0123);
    return json;
  }
}
