package dev.innovationpipeline.testing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything that providers were seen to do with a call. */
public final class Reply {

  /** Ends early when the provider is closed. */
  @FunctionalInterface
  private interface Sending {
    void send(HttpExchange exchange, CountDownLatch closed)
        throws IOException, InterruptedException;
  }

  private static final String JSON = "application/json";
  private static final int UNKNOWN_LENGTH = 0;
  private static final String CACHE_HIT = "X-OpenRouter-Cache-Status: HIT";

  private final Sending sending;

  private Reply(Sending sending) {
    this.sending = sending;
  }

  void send(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException {
    sending.send(exchange, closed);
  }

  /** The same reply, as late as this. */
  public Reply after(Duration delay) {
    return new Reply(
        (exchange, closed) -> {
          if (!closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            send(exchange, closed);
          }
        });
  }

  /** The same reply, not before the latch is open. */
  public Reply after(CountDownLatch opened) {
    return new Reply(
        (exchange, closed) -> {
          opened.await();
          send(exchange, closed);
        });
  }

  /** The same reply; the action runs just before its first byte. */
  public Reply announcedBy(Runnable action) {
    return new Reply(
        (exchange, closed) -> {
          action.run();
          send(exchange, closed);
        });
  }

  /**
   * Any reply.
   *
   * @param headers {@code Name: value}
   */
  public static Reply http(int status, String contentType, String body, String... headers) {
    byte[] bytes = body.getBytes(UTF_8);
    return new Reply(
        (exchange, closed) -> {
          start(exchange, status, contentType, bytes.length, headers);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** A complete answer. */
  public static Reply answer(String content, String... headers) {
    return http(200, JSON, Completions.of(content, "stop"), headers);
  }

  /** From the provider's response cache, free of charge. */
  public static Reply cached(String content) {
    return answer(content, CACHE_HIT);
  }

  /** Valid JSON that no schema of a stage accepts. */
  public static Reply schemaBreakingJson() {
    return answer("{\"inspirations\": [{\"title\": 7}]}");
  }

  /** The answer inside a Markdown code fence. */
  public static Reply fenced(String content) {
    return answer("```json\n" + content + "\n```");
  }

  /** Cut off at the token limit. */
  public static Reply cutAtLength(String content) {
    return http(200, JSON, Completions.of(content, "length"));
  }

  public static Reply emptyContent() {
    return answer("");
  }

  public static Reply refusal(String sentence) {
    return http(200, JSON, Completions.refusing(sentence));
  }

  /** HTTP 200 whose choice carries an error. */
  public static Reply errorIn200(String message) {
    return http(200, JSON, Completions.failing(message));
  }

  /** As OpenRouter says errors. */
  public static Reply error(int status, String message, String... headers) {
    return http(status, JSON, Completions.error(status, message), headers);
  }

  public static Reply rateLimited() {
    return error(429, "Rate limit exceeded");
  }

  /**
   * @param retryAfter in whole seconds
   */
  public static Reply rateLimited(Duration retryAfter) {
    return error(429, "Rate limit exceeded", retryAfter(retryAfter));
  }

  public static Reply outOfCredit() {
    return error(402, "Insufficient credits");
  }

  public static Reply serverError() {
    return error(500, "Internal Server Error");
  }

  public static Reply badGateway() {
    return error(502, "Provider returned error");
  }

  /**
   * @param retryAfter in whole seconds
   */
  public static Reply unavailable(Duration retryAfter) {
    return error(503, "No provider available", retryAfter(retryAfter));
  }

  public static Reply overloaded() {
    return error(529, "Provider overloaded");
  }

  /** A proxy's page in place of JSON. */
  public static Reply htmlErrorPage() {
    return http(502, "text/html", "<!doctype html><html><title>502 Bad Gateway</title></html>");
  }

  /** Takes the call and never answers. */
  public static Reply hang() {
    return new Reply((exchange, closed) -> closed.await());
  }

  /** The answer in pieces of a byte, so slow that no read times out. */
  public static Reply drip(String content, Duration interval) {
    byte[] bytes = Completions.of(content, "stop").getBytes(UTF_8);
    return new Reply(
        (exchange, closed) -> {
          start(exchange, 200, JSON, bytes.length);
          for (byte one : bytes) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            if (closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
              return;
            }
          }
        });
  }

  /** The connection ends before a status line: for clients, a reset or an early end of stream. */
  public static Reply connectionReset() {
    return new Reply((exchange, closed) -> {});
  }

  /** Half of the bytes that the Content-Length says. */
  public static Reply bodyCutOff(String content) {
    byte[] bytes = Completions.of(content, "stop").getBytes(UTF_8);
    return new Reply(
        (exchange, closed) -> {
          start(exchange, 200, JSON, bytes.length);
          exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        });
  }

  /** Any server-sent events, and the end of the stream after them. */
  public static Reply events(String... events) {
    return events(List.of(events));
  }

  private static Reply events(List<String> events, String... headers) {
    return new Reply(
        (exchange, closed) -> {
          start(exchange, 200, "text/event-stream; charset=utf-8", UNKNOWN_LENGTH, headers);
          for (String event : events) {
            exchange.getResponseBody().write((event + "\n\n").getBytes(UTF_8));
            exchange.getResponseBody().flush();
          }
        });
  }

  /** A complete answer as a stream, with the comment line that keeps real connections open. */
  public static Reply stream(String... words) {
    return events(whole(words));
  }

  /** The same from the provider's response cache, free of charge. */
  public static Reply cachedStream(String... words) {
    return events(whole(words), CACHE_HIT);
  }

  private static List<String> whole(String... words) {
    List<String> events = begun(words);
    events.add(Completions.chunk("", "stop"));
    events.add(Completions.lastChunk());
    events.add("data: [DONE]");
    return events;
  }

  /** A stream that fails after these words. */
  public static Reply streamFailing(String message, String... words) {
    List<String> events = begun(words);
    events.add(Completions.failedChunk(message));
    return events(events);
  }

  private static List<String> begun(String... words) {
    List<String> events = new ArrayList<>(List.of(": OPENROUTER PROCESSING"));
    for (String word : words) {
      events.add(Completions.chunk(word, null));
    }
    return events;
  }

  private static String retryAfter(Duration time) {
    return "Retry-After: " + time.toSeconds();
  }

  private static void start(
      HttpExchange exchange, int status, String contentType, int length, String... headers)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      exchange.getResponseHeaders().set(parts[0], parts[1]);
    }
    exchange.sendResponseHeaders(status, length);
  }
}
