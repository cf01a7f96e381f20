package dev.innovationpipeline.processor.llm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.error.Failure;
import dev.innovationpipeline.processor.llm.error.Remedy;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** The provider's chat completions endpoint: one HTTP exchange for each call. */
public final class ChatEndpoint {

  /** A thousand times the usual answer. A longer body comes from a broken server. */
  private static final long MAX_BODY_BYTES = 32L << 20;

  /** A shorter one is no secret but a word, such as those that local servers are given. */
  private static final int MIN_KEY_LENGTH = 8;

  private static final MediaType EVENT_STREAM = MediaType.get("text/event-stream");

  private final LlmSettings settings;
  private final ChatAddress address;
  private final OkHttpClient http;
  private final ReplyReader reader;
  private final TimeSource time;

  public ChatEndpoint(LlmSettings settings, TimeSource time) {
    this.settings = settings;
    this.address = new ChatAddress(settings);
    this.reader = new ReplyReader(time::instant);
    this.time = time;
    this.http = ChatTransport.client(settings);
  }

  /**
   * Blocks until the reply is complete; an interrupt aborts the exchange. The exchange runs on a
   * virtual thread of its own, because an interrupt ends a socket read only there, and the caller
   * may be on a platform thread.
   *
   * @param streamed whether to ask for a stream; some servers ignore it
   * @param onText receives the text of a streamed answer as it arrives
   */
  public Exchange call(ChatRequest request, boolean streamed, Consumer<String> onText) {
    AtomicBoolean reached = new AtomicBoolean();
    Call call = http.newCall(address.request(request, streamed, reached));
    Silence silence = new Silence(settings.firstChunkTimeout(), settings.chunkTimeout(), time);
    FutureTask<RawReply> exchange = new FutureTask<>(() -> exchange(call, silence, onText));
    Thread.ofVirtual().name("llm-call").start(exchange);
    ReplyReader.Reading reading;
    try {
      reading = reader.read(streamed ? awaited(exchange, silence) : exchange.get());
    } catch (InterruptedException e) {
      call.cancel();
      reading = unread(new Outcome.Aborted(usageOf(reached)));
    } catch (Silence.SilentException e) {
      call.cancel();
      reading = unread(failed(e, reached));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException failure)) {
        throw new IllegalStateException("The exchange with the LLM provider failed.", e.getCause());
      }
      reading = unread(failed(failure, reached));
    }
    return new Exchange(
        withoutKey(reading.outcome()), report(reading.facts(), streamed, silence.first()));
  }

  private static ReplyReader.Reading unread(Outcome outcome) {
    return new ReplyReader.Reading(outcome, ReplyFacts.NONE);
  }

  private Outcome failed(IOException failure, AtomicBoolean reached) {
    return new Outcome.Failed(
        Failure.UNAVAILABLE,
        describe(failure, reached),
        Remedy.NONE,
        Duration.ZERO,
        usageOf(reached),
        false);
  }

  private static CallReport report(
      ReplyFacts facts, boolean streamed, @Nullable Duration firstChunk) {
    return new CallReport(
        streamed,
        firstChunk,
        facts.id(),
        facts.model(),
        facts.finishReason(),
        facts.reasoningTokens(),
        facts.cachedTokens());
  }

  /** An answer that comes whole is silent until then, so only the whole call's time-out holds. */
  private static RawReply awaited(FutureTask<RawReply> exchange, Silence silence)
      throws InterruptedException, ExecutionException, Silence.SilentException {
    while (true) {
      Duration nextLook = silence.nextLook();
      if (!nextLook.isPositive()) {
        throw silence.tooLong();
      }
      try {
        return exchange.get(nextLook.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // Parts of the answer may have come meanwhile.
      }
    }
  }

  /** Some providers repeat the key that they were sent; it must not reach events, rows or logs. */
  private Outcome withoutKey(Outcome outcome) {
    String key = settings.apiKey();
    return key != null
            && key.length() >= MIN_KEY_LENGTH
            && outcome instanceof Outcome.Failed failed
            && failed.error().contains(key)
        ? new Outcome.Failed(
            failed.failure(),
            failed.error().replace(key, Secrets.MASK),
            failed.remedy(),
            failed.retryAfter(),
            failed.usage(),
            failed.replied())
        : outcome;
  }

  /** The usage of a call without a reply. */
  private static Usage usageOf(AtomicBoolean reached) {
    return reached.get() ? Outcome.ONE_CALL : Usage.NONE;
  }

  private static RawReply exchange(Call call, Silence silence, Consumer<String> onText)
      throws IOException {
    try (Response response = call.execute();
        BufferedSource source = Okio.buffer(bodyOf(response, silence))) {
      return new RawReply(
          response.code(),
          response.header("Retry-After"),
          response.header("Date"),
          "HIT".equalsIgnoreCase(response.header("X-OpenRouter-Cache-Status")),
          isStream(response)
              ? StreamedAnswer.bodyOf(terminated(response, source), silence, onText)
              : source.readUtf8());
    }
  }

  private static Source bodyOf(Response response, Silence silence) {
    Source bounded = new BoundedSource(response.body().source(), MAX_BODY_BYTES);
    return isStream(response) ? silence.watched(bounded) : bounded;
  }

  /** Errors before the stream and servers that do not stream send one JSON document instead. */
  private static boolean isStream(Response response) {
    MediaType type = response.body().contentType();
    return response.isSuccessful() && type != null && type.subtype().equals("event-stream");
  }

  /**
   * The event reader drops a final event that no blank line follows, and fails on a final line
   * without a line end. Servers send both, so the stream is completed here.
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

  private String describe(IOException failure, AtomicBoolean reached) {
    if (failure instanceof Silence.SilentException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof InterruptedIOException && !reached.get()) {
      return "no connection within " + settings.connectTimeout().toSeconds() + " s";
    }
    if (failure instanceof InterruptedIOException) {
      return "no complete reply within " + settings.callTimeout().toSeconds() + " s";
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
