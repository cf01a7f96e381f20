package dev.innovationpipeline.testing.provider;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Replies of a provider with OpenRouter's response cache: an answer is kept by key, mode and the
 * bytes of the request, if the request asks for it, and a kept one is free. An answer is paid for
 * even if the caller has gone.
 */
public final class ResponseCache implements Function<FakeProvider.Call, Reply> {

  private final Duration latency;
  private final Function<FakeProvider.Call, String> answer;
  private final Map<String, Integer> paid = new ConcurrentHashMap<>();
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private final AtomicInteger hits = new AtomicInteger();

  /**
   * @param latency of an answer that is not kept
   */
  public ResponseCache(Duration latency, Function<FakeProvider.Call, String> answer) {
    this.latency = latency;
    this.answer = answer;
  }

  @Override
  public Reply apply(FakeProvider.Call call) {
    String key = call.headers().getOrDefault("Authorization", "") + "\n" + call.body();
    boolean asked = "true".equals(call.headers().get("X-OpenRouter-Cache"));
    boolean streamed = call.body().contains("\"stream\":true");
    String cached = asked ? kept.get(key) : null;
    if (cached != null) {
      hits.incrementAndGet();
      return streamed ? Reply.cachedStream(cached) : Reply.cached(cached);
    }
    String text = answer.apply(call);
    return (streamed ? Reply.stream(text) : Reply.answer(text))
        .announcedBy(
            () -> {
              paid.merge(key, 1, Integer::sum);
              if (asked) {
                kept.put(key, text);
              }
            })
        .after(latency);
  }

  /** How often each request was paid for. */
  public Map<String, Integer> paid() {
    return Map.copyOf(paid);
  }

  /** The number of free answers. */
  public int hits() {
    return hits.get();
  }
}
