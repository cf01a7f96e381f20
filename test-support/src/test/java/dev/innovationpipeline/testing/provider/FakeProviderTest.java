package dev.innovationpipeline.testing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FakeProviderTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final FakeProvider provider = FakeProvider.start();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    provider.close();
    http.shutdownNow();
  }

  @Test
  void followsItsScriptAndThenAnswersAsUsual() throws Exception {
    provider.replies(Reply.answer("first"), Reply.serverError()).usually(Reply.answer("usual"));
    assertThat(content(ask())).isEqualTo("first");
    assertThat(ask().statusCode()).isEqualTo(500);
    assertThat(content(ask())).isEqualTo("usual");
    assertThat(content(ask())).isEqualTo("usual");
  }

  @Test
  void keepsWhatItWasAsked() throws Exception {
    ask();
    FakeProvider.Call call = provider.awaitCall();
    assertThat(call.path()).isEqualTo("/v1/chat/completions?n=1");
    assertThat(call.headers()).containsEntry("authorization", "Bearer key");
    assertThat(call.body()).isEqualTo("{\"model\":\"asked/model\"}");
    assertThat(provider.calls()).containsExactly(call);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(429, "", Reply.rateLimited()),
        arguments(429, "7", Reply.rateLimited(Duration.ofSeconds(7))),
        arguments(402, "", Reply.outOfCredit()),
        arguments(500, "", Reply.serverError()),
        arguments(502, "", Reply.badGateway()),
        arguments(503, "3", Reply.unavailable(Duration.ofSeconds(3))),
        arguments(529, "", Reply.overloaded()));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsAsOpenRouterDoes(int status, String retryAfter, Reply reply) throws Exception {
    provider.replies(reply);
    HttpResponse<String> response = ask();
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("retry-after").orElse("")).isEqualTo(retryAfter);
    assertThat(json(response).path("error").path("code").asInt()).isEqualTo(status);
  }

  @Test
  void answersWithAPageAsProxiesDo() throws Exception {
    provider.replies(Reply.htmlErrorPage());
    HttpResponse<String> response = ask();
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).startsWith("<!doctype html>");
  }

  @Test
  void failsInsideASuccess() throws Exception {
    provider.replies(
        Reply.errorIn200("gone"), Reply.refusal("No."), Reply.cutAtLength("ha"), Reply.cached("x"));
    assertThat(json(ask()).at("/choices/0/error/message").asString()).isEqualTo("gone");
    assertThat(json(ask()).at("/choices/0/message/refusal").asString()).isEqualTo("No.");
    assertThat(json(ask()).at("/choices/0/finish_reason").asString()).isEqualTo("length");
    assertThat(ask().headers().firstValue("X-OpenRouter-Cache-Status")).contains("HIT");
  }

  @Test
  void answersWithContentThatIsNotAsAskedFor() throws Exception {
    provider.replies(
        Reply.fenced("{}"),
        Reply.emptyContent(),
        Reply.schemaBreakingJson(),
        Reply.answer(SampleCards.of(6)),
        Reply.answer(SampleCards.withOddHeadings()),
        Reply.answer(SampleCards.withoutTwoFields()));
    assertThat(content(ask())).isEqualTo("```json\n{}\n```");
    assertThat(content(ask())).isEmpty();
    assertThat(content(ask())).contains("\"title\": 7");
    assertThat(content(ask())).contains("## Opportunity 6: ");
    assertThat(content(ask())).contains("#### **Opportunity #5** - ").contains("- Problem:");
    assertThat(content(ask())).contains("**Problem:**").doesNotContain("Quick Win");
  }

  @Test
  void endsConnectionsEarly() throws Exception {
    provider.usually(Reply.connectionReset());
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    provider.usually(Reply.bodyCutOff("an answer"));
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
  }

  @Test
  void neverAnswersOrFarTooSlowly() {
    provider.usually(Reply.hang());
    assertThatThrownBy(() -> ask(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    provider.usually(Reply.drip("slow", LONG));
    CompletableFuture<HttpResponse<Stream<String>>> dripping =
        http.sendAsync(request(LONG), BodyHandlers.ofLines());
    assertThat(dripping.join().statusCode()).isEqualTo(200);
  }

  @Test
  void answersWhenItIsTold() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch announced = new CountDownLatch(1);
    provider.replies(
        Reply.answer("late")
            .announcedBy(announced::countDown)
            .after(Duration.ofMillis(1))
            .after(opened));
    CompletableFuture<HttpResponse<String>> open =
        http.sendAsync(request(LONG), BodyHandlers.ofString());
    provider.awaitCall();
    assertThat(open).isNotDone();
    opened.countDown();
    assertThat(content(open.join())).isEqualTo("late");
    assertThat(announced.getCount()).isZero();
  }

  @Test
  void streamsAnswersAndFailures() throws Exception {
    provider.replies(Reply.stream("two ", "words"), Reply.streamFailing("gone", "half"));
    assertThat(ask().body())
        .startsWith(": OPENROUTER PROCESSING\n\n")
        .contains("\"content\":\"two \"", "\"content\":\"words\"", "\"finish_reason\":\"stop\"")
        .contains("\"choices\":[],\"usage\"")
        .endsWith("data: [DONE]\n\n");
    assertThat(ask().body())
        .contains("\"content\":\"half\"", "\"error\":{\"code\":502,\"message\":\"gone\"}")
        .doesNotContain("[DONE]");
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    return ask(LONG);
  }

  private HttpResponse<String> ask(Duration timeout) throws IOException, InterruptedException {
    return http.send(request(timeout), BodyHandlers.ofString());
  }

  private HttpRequest request(Duration timeout) {
    return HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions?n=1"))
        .timeout(timeout)
        .header("Authorization", "Bearer key")
        .POST(BodyPublishers.ofString("{\"model\":\"asked/model\"}"))
        .build();
  }

  private static String content(HttpResponse<String> response) {
    return json(response).at("/choices/0/message/content").asString();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
