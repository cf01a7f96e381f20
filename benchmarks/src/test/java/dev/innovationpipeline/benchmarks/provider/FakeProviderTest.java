package dev.innovationpipeline.benchmarks.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.local.model.Latency;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FakeProviderTest {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FakeProvider provider;

  @BeforeEach
  void open() throws IOException {
    provider = FakeProvider.open();
    Thread.ofPlatform().daemon().start(provider);
  }

  @AfterEach
  void close() throws IOException {
    provider.close();
    http.shutdownNow();
  }

  @Test
  void passesTheMarkOfTheDocumentOnFromStageToStage() throws Exception {
    String material = get("/documents/" + RunMark.of(417));
    for (int stage = 1; stage <= 5; stage++) {
      material = contentOf(ask(stage, material, false).body());
      assertThat(material).contains(RunMark.of(417));
    }
    assertThat(WireJson.MAPPER.readTree(material).path("cards")).hasSize(5);
    assertThat(get("/bench/calls").lines().map(line -> line.replaceFirst("(,\\d+){3}$", "")))
        .containsExactly("417,1,1,1", "417,2,1,1", "417,3,1,1", "417,4,1,1", "417,5,1,1");
  }

  @Test
  void streamsTheSameAnswerInPieces() throws Exception {
    String whole = contentOf(ask(3, RunMark.of(5), false).body());
    String streamed =
        ask(3, RunMark.of(5), true)
            .body()
            .lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> WireJson.MAPPER.readTree(line.substring(6)))
            .map(chunk -> chunk.path("choices").path(0).path("delta").path("content").asString(""))
            .reduce("", String::concat);
    assertThat(streamed).isEqualTo(whole);
  }

  @Test
  void failsTheSharesThatItIsTold() throws Exception {
    behave(Map.of(Mishap.RATE_LIMITED, 0.5, Mishap.SERVER_ERROR, 0.25), 0);
    List<Integer> statuses =
        IntStream.range(0, 200).mapToObj(i -> ask(1, RunMark.of(i), false).statusCode()).toList();
    assertThat(statuses.stream().filter(status -> status == 429).count()).isBetween(70L, 130L);
    assertThat(statuses.stream().filter(status -> status == 500).count()).isBetween(25L, 75L);
  }

  @Test
  void cutsConnections() throws Exception {
    behave(Map.of(Mishap.RESET, 0.99), 0);
    assertThatThrownBy(() -> IntStream.range(0, 20).forEach(i -> ask(1, RunMark.of(i), false)))
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void countsACallWhoseCallerLeavesAsAbandoned() throws Exception {
    behave(new Latency(Duration.ofMinutes(1), 0), Map.of(), 0);
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request(1, RunMark.of(1), false), BodyHandlers.ofString());
    Awaitility.await().until(() -> totals().path("open").asInt() == 1);
    assertThat(totals().path("open_by_caller").path("me").asInt()).isEqualTo(1);
    call.cancel(true);
    Awaitility.await().until(() -> totals().path("abandoned").asInt() == 1);
    assertThat(totals().path("open").asInt()).isZero();
  }

  @Test
  void refusesEveryCallWhileItIsAway() throws Exception {
    send("/bench/away/true");
    assertThat(ask(1, RunMark.of(1), false).statusCode()).isEqualTo(503);
    assertThat(get("/documents/" + RunMark.of(1))).contains(RunMark.of(1));
    send("/bench/away/false");
    assertThat(ask(1, RunMark.of(1), false).statusCode()).isEqualTo(200);
    assertThat(totals().path("failed").asInt()).isEqualTo(1);
    assertThat(totals().path("documents").asInt()).isEqualTo(1);
  }

  @Test
  void tellsTheTimeOfTheCallThatWasAnswered() throws Exception {
    send("/bench/away/true");
    ask(1, RunMark.of(9), false);
    send("/bench/away/false");
    ask(1, RunMark.of(9), false);
    String[] times = get("/bench/calls").strip().split(",", -1);
    assertThat(Long.parseLong(times[4])).isLessThan(Long.parseLong(times[6]));
    assertThat(Long.parseLong(times[6])).isLessThanOrEqualTo(Long.parseLong(times[5]));
  }

  @Test
  void refusesWhatIsBeyondItsLimit() throws Exception {
    behave(new Latency(Duration.ofMinutes(1), 0), Map.of(), 1);
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(request(1, RunMark.of(1), false), BodyHandlers.ofString());
    Awaitility.await().until(() -> totals().path("open").asInt() == 1);
    HttpResponse<String> second = ask(1, RunMark.of(2), false);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    first.cancel(true);
  }

  private void behave(Map<Mishap, Double> mishaps, int limit) throws Exception {
    behave(Latency.NONE, mishaps, limit);
  }

  private void behave(Latency latency, Map<Mishap, Double> mishaps, int limit) throws Exception {
    Behaviour behaviour = new Behaviour(latency, mishaps, Duration.ofSeconds(1), limit);
    http.send(
        HttpRequest.newBuilder(url("/bench/behaviour"))
            .POST(BodyPublishers.ofString(behaviour.toJson()))
            .build(),
        BodyHandlers.discarding());
  }

  private void send(String path) throws Exception {
    http.send(
        HttpRequest.newBuilder(url(path)).POST(BodyPublishers.noBody()).build(),
        BodyHandlers.discarding());
  }

  private HttpResponse<String> ask(int stage, String material, boolean stream) {
    try {
      return http.send(request(stage, material, stream), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(int stage, String material, boolean stream) {
    var body = WireJson.MAPPER.createObjectNode();
    body.putArray("messages")
        .addObject()
        .put("role", "user")
        .put("content", "Stage " + stage + " of 5: a task\n\n" + material);
    body.put("stream", stream);
    return HttpRequest.newBuilder(url("/v1/chat/completions"))
        .header("Authorization", "Bearer me")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private JsonNode totals() throws Exception {
    return WireJson.MAPPER.readTree(get("/bench/totals"));
  }

  private String get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + provider.port() + path);
  }

  private static String contentOf(String completion) {
    return WireJson.MAPPER
        .readTree(completion)
        .path("choices")
        .path(0)
        .path("message")
        .path("content")
        .asString("");
  }
}
