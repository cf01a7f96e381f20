package dev.innovationpipeline.processor.llm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.schema.event.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/** One HTTP exchange with the provider. */
public final class ChatEndpoint {

  /** A thousand times a usual answer; more is a broken server, not to be held in memory. */
  private static final long LONGEST_BODY = 32L << 20;

  private static final MediaType EVENT_STREAM = MediaType.get("text/event-stream");

  private final LlmSettings settings;
  private final OkHttpClient http;
  private final ReplyReader reader;

  public ChatEndpoint(LlmSettings settings, ReplyReader reader) {
    this.settings = settings;
    this.reader = reader;
    this.http = ChatTransport.client(settings);
  }

  /**
   * Blocks until the reply is whole. The exchange has a virtual thread of its own, since only on
   * those an interrupt would end a socket's read, and the caller may be on any; an interrupt of the
   * caller aborts the exchange.
   *
   * @param mayBeCached false to get past a useless answer in the provider's cache
   * @param words hears a streamed answer as it comes
   */
  public Outcome call(byte[] body, boolean mayBeCached, Consumer<String> words) {
    AtomicBoolean reached = new AtomicBoolean();
    Call call = http.newCall(request(body, mayBeCached, reached));
    FutureTask<RawReply> exchange = new FutureTask<>(() -> exchange(call, words));
    Thread.ofVirtual().name("llm-call").start(exchange);
    try {
      return reader.read(exchange.get());
    } catch (InterruptedException e) {
      call.cancel();
      return new Outcome.Aborted(usageOf(reached));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        return new Outcome.Failed(Failure.UNAVAILABLE, describe(failure), usageOf(reached));
      }
      throw new IllegalStateException("The HTTP client is broken.", e.getCause());
    }
  }

  /** All that is known of a call that ended without a reply. */
  private static Usage usageOf(AtomicBoolean reached) {
    return reached.get() ? Outcome.ONE_CALL : Usage.NONE;
  }

  private Request request(byte[] body, boolean mayBeCached, AtomicBoolean reached) {
    Request.Builder request =
        new Request.Builder()
            .url(settings.chatCompletions())
            .header("X-OpenRouter-Title", "Innovation Pipeline")
            .tag(AtomicBoolean.class, reached)
            .post(new OneShotJson(body));
    if (settings.referer() != null) {
      request.header("HTTP-Referer", settings.referer());
    }
    if (settings.apiKey() != null) {
      request.header("Authorization", "Bearer " + settings.apiKey());
    }
    if (settings.responseCache() && mayBeCached) {
      request.header("X-OpenRouter-Cache", "true");
    }
    return request.build();
  }

  private static RawReply exchange(Call call, Consumer<String> words) throws IOException {
    try (Response response = call.execute();
        BufferedSource source =
            Okio.buffer(new BoundedSource(response.body().source(), LONGEST_BODY))) {
      return new RawReply(
          response.code(),
          response.header("Retry-After"),
          "HIT".equalsIgnoreCase(response.header("X-OpenRouter-Cache-Status")),
          isStream(response)
              ? StreamedAnswer.bodyOf(terminated(response, source), words)
              : source.readUtf8());
    }
  }

  /**
   * The reader of events drops a last event without a blank line after it, and fails inside a line
   * without an end. Servers send both, so the stream gets its end here.
   */
  private static Response terminated(Response response, BufferedSource source) {
    InputStream events =
        new SequenceInputStream(
            source.inputStream(), new ByteArrayInputStream("\n\n".getBytes(US_ASCII)));
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(Okio.source(events)), EVENT_STREAM, -1))
        .build();
  }

  /** An error before the stream comes as usual, and not every server streams when asked to. */
  private static boolean isStream(Response response) {
    MediaType type = response.body().contentType();
    return response.isSuccessful() && type != null && type.subtype().equals("event-stream");
  }

  private String describe(IOException failure) {
    if (failure instanceof InterruptedIOException) {
      return "no whole reply within " + settings.callTimeout().toSeconds() + " s";
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
