package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.testing.provider.FakeProvider;
import dev.innovationpipeline.testing.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A slow model that outlives its callers and counts their calls. */
final class CountedModel implements AutoCloseable {

  /** One call; its answer is its number. */
  record Call(int number, String processor, int stage, String run, Instant askedAt) {

    String answer() {
      return "call-" + number;
    }

    String work() {
      return run + "/" + stage;
    }
  }

  private final Function<Call, Duration> latency;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<Call, Instant> answered = new ConcurrentHashMap<>();
  private final FakeProvider provider = FakeProvider.start();

  CountedModel(Function<Call, Duration> latency) {
    this.latency = latency;
    provider.usually(this::reply);
  }

  String address() {
    return provider.baseUrl();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** When the model began to answer; null while the call is open. */
  @Nullable Instant answeredAt(Call call) {
    return answered.get(call);
  }

  /** The calls of which this is not the first for its piece of work. */
  List<Call> repeated() {
    return calls.stream().collect(Collectors.groupingBy(Call::work)).values().stream()
        .flatMap(same -> same.stream().skip(1))
        .toList();
  }

  private Reply reply(FakeProvider.Call asked) {
    Map<String, String> query =
        Arrays.stream(URI.create(asked.path()).getQuery().split("&"))
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    Call call = count(query);
    return Reply.http(200, "text/plain", call.answer())
        .announcedBy(() -> answered.put(call, Instant.now()))
        .after(latency.apply(call));
  }

  private synchronized Call count(Map<String, String> query) {
    Call call =
        new Call(
            calls.size() + 1,
            query.getOrDefault("processor", ""),
            Integer.parseInt(query.getOrDefault("stage", "0")),
            query.getOrDefault("run", ""),
            Instant.now());
    calls.add(call);
    return call;
  }

  @Override
  public void close() {
    provider.close();
  }
}
