package dev.innovationpipeline.processor.llm.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How each model of the endpoint takes a wish for JSON. Every model is asked in the strictest form
 * until it rejects that; its rejections are remembered for the life of this process, and after a
 * restart the rejected call is made again, which costs nothing.
 */
public final class ResponseFormats {

  /**
   * Words of errors about this parameter: of OpenAI, Azure, OpenRouter, vLLM, llama.cpp, Ollama and
   * LM Studio.
   */
  private static final List<String> SIGNS =
      List.of(
          "response_format",
          "response format",
          "json_schema",
          "json schema",
          "json_object",
          "json mode",
          "structured output",
          "structured_output",
          "guided decoding",
          "guided_json",
          "grammar");

  /** Runs name models, and may name any number that do not exist. */
  private static final int MAX_MODELS = 1_000;

  private final Map<String, ResponseFormat> taken = new ConcurrentHashMap<>();

  /** The form to ask the model in. */
  public ResponseFormat of(String model) {
    return taken.getOrDefault(model, ResponseFormat.JSON_SCHEMA);
  }

  /**
   * The form in which the same question is worth asking again at once, because the failure is a
   * rejection of the request's form, which is then remembered; null for any other failure.
   */
  public @Nullable ResponseFormat insteadOf(ChatRequest request, Outcome.Failed failed) {
    boolean rejected =
        request.question().schema() != null
            && request.format() != ResponseFormat.PROMPT
            && failed.failure() == Outcome.Failure.BAD_REQUEST
            && namesFormat(failed.error());
    if (!rejected) {
      return null;
    }
    ResponseFormat next = request.format().next();
    if (taken.size() < MAX_MODELS) {
      taken.merge(request.model(), next, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    return next;
  }

  private static boolean namesFormat(String error) {
    String said = error.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(said::contains);
  }
}
