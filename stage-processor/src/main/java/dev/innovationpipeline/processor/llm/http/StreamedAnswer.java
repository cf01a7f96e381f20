package dev.innovationpipeline.processor.llm.http;

import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles the chunks of a stream into the body of an unstreamed answer, so that one reader serves
 * both. A stream that ends before its answer becomes an error of the provider.
 */
final class StreamedAnswer extends EventSourceListener {

  private static final String DONE = "[DONE]";
  private static final int BAD_GATEWAY = 502;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Silence silence;
  private final Consumer<String> onText;
  private final MessageParts parts = new MessageParts();
  private String id = "";
  private String model = "";
  private String finishReason = "";
  private @Nullable JsonNode usage;
  private @Nullable JsonNode error;
  private boolean done;
  private @Nullable Throwable readFailure;

  private StreamedAnswer(Silence silence, Consumer<String> onText) {
    this.silence = silence;
    this.onText = onText;
  }

  /**
   * Blocks until the stream has ended.
   *
   * @param silence is broken by each chunk that brings something
   * @param onText receives the text of each chunk as it arrives, on the calling thread
   */
  static String bodyOf(Response stream, Silence silence, Consumer<String> onText)
      throws IOException {
    StreamedAnswer answer = new StreamedAnswer(silence, onText);
    EventSources.processResponse(stream, answer);
    answer.rethrowReadFailure();
    if (!answer.done && answer.finishReason.isEmpty() && answer.error == null) {
      answer.fail("the stream ended before the answer did");
    }
    return answer.body();
  }

  @Override
  public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
    if (data.strip().equals(DONE)) {
      done = true;
      source.cancel();
    } else {
      add(data);
    }
  }

  /** Also reports the cancellation after the end marker, which is no failure. */
  @Override
  public void onFailure(
      EventSource source, @Nullable Throwable failure, @Nullable Response response) {
    readFailure = done ? null : failure;
  }

  private void rethrowReadFailure() throws IOException {
    switch (readFailure) {
      case null -> {}
      case IOException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      default -> throw new IllegalStateException(readFailure);
    }
  }

  private void add(String data) {
    JsonNode chunk;
    try {
      chunk = JSON.readTree(data);
    } catch (JacksonException e) {
      fail("a chunk of the stream is not JSON");
      return;
    }
    JsonNode choice = chunk.path("choices").path(0);
    boolean hadEnd = !finishReason.isEmpty() || usage != null;
    id = textOr(chunk.path("id"), id);
    model = textOr(chunk.path("model"), model);
    finishReason = textOr(choice.path("finish_reason"), finishReason);
    usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
    error = presentOr(chunk.path("error"), presentOr(choice.path("error"), error));
    int before = parts.length();
    String text = parts.add(choice.path("delta"));
    boolean ends = !hadEnd && (!finishReason.isEmpty() || usage != null);
    if (parts.length() > before || ends) {
      silence.broken();
    }
    if (!text.isEmpty()) {
      onText.accept(text);
    }
  }

  private void fail(String message) {
    error = JSON.createObjectNode().put("code", BAD_GATEWAY).put("message", message);
  }

  private String body() {
    ObjectNode body = JSON.createObjectNode().put("id", id).put("model", model);
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", finishReason);
    choice
        .putObject("message")
        .put("content", parts.text())
        .put("reasoning", parts.reasoning())
        .put("refusal", parts.refusal());
    if (usage != null) {
      body.set("usage", usage);
    }
    if (error != null) {
      body.set("error", error);
    }
    return JSON.writeValueAsString(body);
  }

  private static String textOr(JsonNode node, String fallback) {
    return node.isString() ? node.stringValue() : fallback;
  }

  private static @Nullable JsonNode presentOr(JsonNode node, @Nullable JsonNode fallback) {
    return node.isMissingNode() || node.isNull() ? fallback : node;
  }
}
