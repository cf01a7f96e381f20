package dev.innovationpipeline.processor.llm.http;

import static dev.innovationpipeline.processor.llm.error.Parameter.JSON_SCHEMA;
import static dev.innovationpipeline.processor.llm.error.Parameter.MAX_COMPLETION_TOKENS;
import static dev.innovationpipeline.processor.llm.error.Parameter.MAX_TOKENS;
import static dev.innovationpipeline.processor.llm.error.Parameter.MODELS;
import static dev.innovationpipeline.processor.llm.error.Parameter.REASONING;
import static dev.innovationpipeline.processor.llm.error.Parameter.REASONING_EFFORT;
import static dev.innovationpipeline.processor.llm.error.Parameter.RESPONSE_FORMAT;
import static dev.innovationpipeline.processor.llm.error.Parameter.SEED;
import static dev.innovationpipeline.processor.llm.error.Parameter.STREAM;
import static dev.innovationpipeline.processor.llm.error.Parameter.STREAM_OPTIONS;
import static dev.innovationpipeline.processor.llm.error.Parameter.SYSTEM_MESSAGE;
import static dev.innovationpipeline.processor.llm.error.Parameter.TEMPERATURE;

import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.error.Parameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * A question to one model.
 *
 * @param model the model to ask
 * @param fallbackModels models that the provider may ask instead, in order of preference
 * @param without the parameters that the model is known to reject
 * @param unusable the number of answers to this question that could not be used. Each asks for
 *     another one by another seed, since the provider may keep the first in its response cache
 * @param lessReasoning true to ask for less reasoning and leave more room for the answer
 */
public record ChatRequest(
    String model,
    List<String> fallbackModels,
    Question question,
    Set<Parameter> without,
    int unusable,
    boolean lessReasoning) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public ChatRequest {
    without = Set.copyOf(without);
  }

  public ChatRequest(
      String model, List<String> fallbackModels, Question question, Set<Parameter> without) {
    this(model, fallbackModels, question, without, 0, false);
  }

  public ChatRequest withLessReasoning() {
    return new ChatRequest(model, fallbackModels, question, without, unusable, true);
  }

  public ChatRequest afterUnusableAnswer() {
    return new ChatRequest(model, fallbackModels, question, without, unusable + 1, lessReasoning);
  }

  /** False where the request cannot differ from one whose answer could not be used. */
  boolean mayBeCached() {
    return unusable == 0 || sends(SEED);
  }

  /** False if the model is known to reject streams. */
  public boolean mayStream() {
    return sends(STREAM);
  }

  /**
   * The same question without what was rejected. A gateway may rename the limit of the answer
   * before the model rejects it. JSON is asked for by a schema, then as some JSON (OpenAI's JSON
   * mode), then by the prompt alone, as servers reject the one or the other.
   *
   * @return this request itself if it sends none of the parameters
   */
  public ChatRequest without(Set<Parameter> rejected) {
    Set<Parameter> all = EnumSet.noneOf(Parameter.class);
    all.addAll(without);
    all.addAll(rejected);
    if (rejected.contains(RESPONSE_FORMAT) && sends(JSON_SCHEMA)) {
      all.remove(RESPONSE_FORMAT);
      all.add(JSON_SCHEMA);
    }
    if (rejected.contains(MAX_TOKENS)) {
      all.add(MAX_COMPLETION_TOKENS);
    }
    ChatRequest adjusted =
        new ChatRequest(model, fallbackModels, question, all, unusable, lessReasoning);
    return adjusted.sent().equals(sent()) ? this : adjusted;
  }

  private Set<Parameter> sent() {
    Set<Parameter> sent = EnumSet.allOf(Parameter.class);
    sent.removeIf(parameter -> !sends(parameter));
    return sent;
  }

  /** Whether its body has the parameter, if it is streamed. */
  private boolean sends(Parameter parameter) {
    if (without.contains(parameter)) {
      return false;
    }
    return switch (parameter) {
      case MODELS -> !fallbackModels.isEmpty();
      case RESPONSE_FORMAT -> question.schema() != null;
      case JSON_SCHEMA -> sends(RESPONSE_FORMAT);
      case MAX_TOKENS -> without.contains(MAX_COMPLETION_TOKENS);
      case REASONING -> lessReasoning;
      case REASONING_EFFORT -> lessReasoning && without.contains(REASONING);
      case SYSTEM_MESSAGE, TEMPERATURE, SEED, MAX_COMPLETION_TOKENS, STREAM, STREAM_OPTIONS -> true;
    };
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
    if (sends(MODELS)) {
      ArrayNode models = body.putArray("models");
      fallbackModels.forEach(models::add);
    }
    addMessages(body.putArray("messages"));
    addResponseFormat(body);
    if (sends(TEMPERATURE)) {
      body.put("temperature", question.temperature());
    }
    if (sends(SEED)) {
      body.put("seed", question.seed() + unusable);
    }
    addLimits(body);
    if (streamed && sends(STREAM)) {
      body.put("stream", true);
      if (sends(STREAM_OPTIONS)) {
        // OpenRouter always reports usage; other servers do so on request.
        body.putObject("stream_options").put("include_usage", true);
      }
    }
    return JSON.writeValueAsBytes(body);
  }

  /** Where the model takes no system message, its text begins the user's. */
  private void addMessages(ArrayNode messages) {
    if (sends(SYSTEM_MESSAGE)) {
      messages.add(message("system", question.system())).add(message("user", question.user()));
    } else {
      messages.add(message("user", question.system() + "\n\n" + question.user()));
    }
  }

  private void addLimits(ObjectNode body) {
    int maxTokens = question.maxCompletionTokens() * (lessReasoning ? 2 : 1);
    if (sends(MAX_COMPLETION_TOKENS)) {
      body.put("max_completion_tokens", maxTokens);
    } else if (sends(MAX_TOKENS)) {
      body.put("max_tokens", maxTokens);
    }
    if (sends(REASONING)) {
      body.putObject("reasoning").put("effort", "low");
    } else if (sends(REASONING_EFFORT)) {
      body.put("reasoning_effort", "low");
    }
  }

  private static ObjectNode message(String role, String content) {
    return JSON.createObjectNode().put("role", role).put("content", content);
  }

  private void addResponseFormat(ObjectNode body) {
    Question.AnswerSchema schema = question.schema();
    if (schema == null || !sends(RESPONSE_FORMAT)) {
      return;
    }
    ObjectNode format = body.putObject("response_format");
    if (!sends(JSON_SCHEMA)) {
      format.put("type", "json_object");
      return;
    }
    format
        .put("type", "json_schema")
        .putObject("json_schema")
        .put("name", schema.name())
        .put("strict", true)
        .putRawValue("schema", new RawValue(schema.json()));
  }
}
