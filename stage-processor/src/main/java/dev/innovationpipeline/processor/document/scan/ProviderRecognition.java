package dev.innovationpipeline.processor.document.scan;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Base64;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Text recognition by the model provider: OpenRouter's plugin {@code file-parser} reads a page, and
 * says its text beside the model's answer.
 */
public final class ProviderRecognition {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int MAX_TRIES = 3;
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final long MAX_ANSWER_BYTES = 16L * 1024 * 1024;

  /** The model is not asked for anything; a provider may want an answer of some length. */
  private static final int MAX_TOKENS = 16;

  private final ProviderScanSettings settings;
  private final LlmSettings provider;
  private final String model;
  private final OkHttpClient client;
  private final Waiting waiting;

  /** Waits between two tries. */
  @FunctionalInterface
  public interface Waiting {
    void await(Duration pause) throws InterruptedException;
  }

  /**
   * @param pageTimeout the maximum time of a try
   */
  public ProviderRecognition(
      ProviderScanSettings settings, LlmSettings provider, Duration pageTimeout, Waiting waiting) {
    this.settings = settings;
    this.provider = provider;
    this.waiting = waiting;
    model = settings.model().isBlank() ? provider.model() : settings.model();
    client =
        new OkHttpClient.Builder()
            .connectTimeout(provider.connectTimeout())
            .readTimeout(pageTimeout)
            .callTimeout(pageTimeout)
            .build();
  }

  public int maxPages() {
    return settings.maxPages();
  }

  /**
   * The text of a page; empty if it has none.
   *
   * @param page a PDF of one page; equal ones make equal requests, which a provider's cache knows
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public String textOf(byte[] page) throws RecognitionFailedException, InterruptedException {
    Request request = request(page);
    Duration pause = FIRST_BACKOFF;
    for (int tries = 1; ; tries++) {
      try {
        return ask(request);
      } catch (RecognitionFailedException e) {
        if (e.lasting() || tries == MAX_TRIES) {
          throw e;
        }
      }
      waiting.await(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private String ask(Request request) throws RecognitionFailedException, InterruptedException {
    try (Response response = client.newCall(request).execute()) {
      String body = response.peekBody(MAX_ANSWER_BYTES).string();
      return ParsedFile.textOf(response.code(), body);
    } catch (InterruptedIOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new RecognitionFailedException("no answer in time", false);
    } catch (IOException e) {
      throw new RecognitionFailedException("the provider cannot be reached", false);
    }
  }

  private Request request(byte[] page) {
    Request.Builder http =
        new Request.Builder()
            .url(provider.chatCompletions(model))
            .post(RequestBody.create(WireJson.MAPPER.writeValueAsBytes(body(page)), JSON));
    provider.identify(http);
    if (provider.responseCache()) {
      http.header("X-OpenRouter-Cache", "true");
    }
    return http.build();
  }

  private ObjectNode body(byte[] page) {
    ObjectNode body = WireJson.MAPPER.createObjectNode();
    body.put("model", model).put("max_completion_tokens", MAX_TOKENS).put("stream", false);
    ArrayNode content =
        body.putArray("messages").addObject().put("role", "user").putArray("content");
    content.addObject().put("type", "text").put("text", "Answer with the word: read");
    content
        .addObject()
        .put("type", "file")
        .putObject("file")
        .put("filename", "page.pdf")
        .put(
            "file_data", "data:application/pdf;base64," + Base64.getEncoder().encodeToString(page));
    body.putArray("plugins")
        .addObject()
        .put("id", "file-parser")
        .putObject("pdf")
        .put("engine", settings.engine());
    return body;
  }
}
