package dev.innovationpipeline.stages.llm;

import dev.innovationpipeline.schema.event.Usage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** One HTTP exchange with the provider. */
final class ChatEndpoint {

  /** A thousand times a usual answer; more is a broken server, not to be held in memory. */
  private static final long LONGEST_BODY = 32L << 20;

  private final LlmSettings settings;
  private final OkHttpClient http;
  private final ReplyReader reader;

  ChatEndpoint(LlmSettings settings, ReplyReader reader) {
    this.settings = settings;
    this.reader = reader;
    this.http = ChatTransport.client(settings);
  }

  /**
   * Blocks until the reply is whole. The exchange has a virtual thread of its own, since only on
   * those an interrupt would end a socket's read, and the caller may be on any.
   *
   * @param mayBeCached false to get past a useless answer in the provider's cache
   * @throws InterruptedException when the caller is interrupted; the exchange is then aborted
   */
  Outcome call(byte[] body, boolean mayBeCached) throws InterruptedException {
    AtomicBoolean reached = new AtomicBoolean();
    Call call = http.newCall(request(body, mayBeCached, reached));
    FutureTask<RawReply> exchange = new FutureTask<>(() -> exchange(call));
    Thread.ofVirtual().name("llm-call").start(exchange);
    try {
      return reader.read(exchange.get());
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        return new Outcome.Failed(
            Failure.UNAVAILABLE, describe(failure), reached.get() ? Outcome.ONE_CALL : Usage.NONE);
      }
      throw new IllegalStateException("The HTTP client is broken.", e.getCause());
    }
  }

  private Request request(byte[] body, boolean mayBeCached, AtomicBoolean reached) {
    Request.Builder request =
        new Request.Builder()
            .url(settings.chatCompletions())
            .header("HTTP-Referer", "https://innovationpipeline.dev")
            .header("X-OpenRouter-Title", "Innovation Pipeline")
            .tag(AtomicBoolean.class, reached)
            .post(new OneShotJson(body));
    if (settings.apiKey() != null) {
      request.header("Authorization", "Bearer " + settings.apiKey());
    }
    if (settings.responseCache() && mayBeCached) {
      request.header("X-OpenRouter-Cache", "true");
    }
    return request.build();
  }

  private static RawReply exchange(Call call) throws IOException {
    try (Response response = call.execute()) {
      BufferedSource source = response.body().source();
      if (source.request(LONGEST_BODY)) {
        throw new IOException("the reply is longer than " + LONGEST_BODY + " bytes");
      }
      return new RawReply(
          response.code(),
          response.header("Retry-After"),
          "HIT".equalsIgnoreCase(response.header("X-OpenRouter-Cache-Status")),
          source.readUtf8());
    }
  }

  private String describe(IOException failure) {
    if (failure instanceof InterruptedIOException) {
      return "no whole reply within " + settings.callTimeout().toSeconds() + " s";
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
