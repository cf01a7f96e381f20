package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Behaviour of streams only; the Streamed…Test classes cover the rest. */
@Timeout(180)
class LlmStreamsTest extends LlmFixture {

  private static final String DONE = "data: [DONE]";

  @Override
  LlmSettings settings(String... namesAndValues) {
    return super.settings(StreamedFailuresTest.withStreams(namesAndValues));
  }

  @Test
  void passesOnTheTextAndCountsTheUsageOfTheLastChunk() throws Exception {
    provider.thenReplies(Reply.stream("Sehr ", "schön: ", "日本"));
    assertThat(conversation().ask(QUESTION))
        .isEqualTo(new Answer("Sehr schön: 日本", "served/model"));
    assertThat(recorder.usage).isEqualTo(new Usage(1, 1_200, 345, new BigDecimal("0.0123")));
    assertThat(provider.awaitCall().body()).contains("\"stream\":true");
    assertThat(written.updates)
        .containsExactly(
            new WrittenText.Update(CALL, 0, "Sehr "), new WrittenText.Update(CALL, 5, "schön: 日本"));
  }

  @Test
  void reportsWhatTheStreamSaidAndWhenItBegan() throws Exception {
    Reply late =
        socket -> {
          time.settable.pass(Duration.ofMillis(700));
          Reply.events(
                  Reply.delta("fine", null),
                  Reply.delta("", "stop"),
                  "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,"
                      + "\"prompt_tokens_details\":{\"cached_tokens\":5},"
                      + "\"completion_tokens_details\":{\"reasoning_tokens\":3}}}",
                  DONE)
              .send(socket);
        };
    provider.thenReplies(Reply.error(503, "busy"), late);
    conversation().ask(QUESTION);
    assertThat(recorder.reports)
        .containsExactly(
            new CallReport(true, null, "", "", "", 0, 0),
            new CallReport(true, Duration.ofMillis(700), "gen-1", "served/model", "stop", 3, 5));
  }

  static Stream<Reply> whole() {
    return Stream.of(
        Reply.events(Reply.delta("fine", "stop")),
        Reply.events(Reply.delta("fine", null), DONE),
        Reply.events(Reply.delta("fine", "stop"), Reply.delta("", null), DONE),
        Reply.events(
            "event: message\r\nid: 1\r\n" + Reply.delta("fine", "stop") + "\r\n\r\n" + DONE),
        Reply.events("", ": a comment", "", Reply.delta("fine", "stop").replace(": {", ":{"), DONE),
        Reply.events(Reply.delta("fine", "stop"), DONE, "data: what comes after is not read"),
        Reply.events().then(Reply.bytes(Reply.delta("fine", "stop"))),
        Reply.events(Reply.delta("fine", null)).then(Reply.bytes(DONE + " ")),
        Reply.events().then(Reply.bytes(Reply.delta("fine", "stop") + "\r\r" + DONE + "\r\r")));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void toleratesVariantsOfTheFormat(Reply reply) throws Exception {
    provider.thenReplies(reply);
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received()).hasSize(1);
  }

  static Stream<Arguments> passing() {
    String error =
        "data: {\"error\":{\"code\":%s,\"message\":\"lost\"},\"choices\":[{\"delta\":"
            + "{\"content\":\"\"},\"finish_reason\":\"error\"}]}";
    return Stream.of(
        Arguments.of("ended before the answer did", Reply.events()),
        Arguments.of("ended before the answer did", Reply.events(": OPENROUTER PROCESSING")),
        Arguments.of("ended before the answer did", Reply.events(Reply.delta("half", null))),
        Arguments.of("ended before the answer did", Reply.events("data: {\"choices\":[]}")),
        Arguments.of("not JSON", Reply.events("data: {\"choices\":[", DONE)),
        Arguments.of("not JSON", Reply.events("data: <html>", DONE)),
        Arguments.of("the answer is empty", Reply.events(DONE)),
        Arguments.of("the answer is empty", Reply.events(Reply.delta("", "stop"), DONE)),
        Arguments.of("ended with an error", Reply.events(Reply.delta("half", "error"), DONE)),
        Arguments.of("lost", Reply.events(Reply.delta("half", null), error.formatted(502))),
        Arguments.of(
            "lost", Reply.events(Reply.delta("half", null), error.formatted("\"server_error\""))),
        Arguments.of(
            "lost", Reply.events(Reply.delta("whole", "stop"), error.formatted(429), DONE)),
        Arguments.of("Exception", Reply.events(Reply.delta("half", null)).then(Reply.reset())),
        Arguments.of("Exception", cutInAChunk()));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void retries(String error, Reply reply) throws Exception {
    provider.thenReplies(reply).alwaysReplies(Reply.stream("fi", "ne"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.usage.calls()).isEqualTo(2);
    assertThat(recorder.retries).hasSize(1);
    assertThat(recorder.retries.getFirst().error()).contains(error);
    assertThat(written.updates).contains(new WrittenText.Update(CALL, 0, "fi"));
  }

  static Stream<Arguments> permanent() {
    return Stream.of(
        Arguments.of("llm_answer_cut_off", Reply.events(Reply.delta("half", "length"), DONE)),
        Arguments.of("llm_refused", Reply.events(Reply.delta("", "content_filter"), DONE)),
        Arguments.of(
            "llm_refused",
            Reply.events(
                "data: {\"choices\":[{\"delta\":{\"refusal\":\"I would \"}}]}",
                "data: {\"choices\":[{\"delta\":{\"refusal\":\"rather not.\"}}]}",
                Reply.delta("", "stop"),
                DONE)),
        Arguments.of(
            "llm_out_of_credit",
            Reply.events(
                Reply.delta("half", null),
                "data: {\"error\":{\"code\":402,\"message\":\"empty purse\"}}")));
  }

  @ParameterizedTest
  @MethodSource("permanent")
  void failsOnPermanentErrors(String code, Reply reply) {
    provider.thenReplies(reply);
    assertThat(failureOf(conversation()).code()).isEqualTo(code);
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void countsTheUsageOfAFailedStream() throws Exception {
    provider.thenReplies(Reply.events(Reply.USAGE_CHUNK, Reply.delta("", "stop"), DONE));
    conversation().ask(QUESTION);
    assertThat(recorder.usage.costUsd()).isEqualByComparingTo("0.0246");
  }

  @Test
  void limitsTheStreamedCalls() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "streamed-calls", "2");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5; i++) {
        threads.execute(asking(client, CALL));
      }
      await().until(() -> provider.received().size() == 5);
      release.countDown();
    }
    assertThat(provider.received()).filteredOn(call -> call.body().contains("stream")).hasSize(2);
    client.conversation(CALL, null, recorder).ask(QUESTION);
    assertThat(provider.received().getLast().body()).contains("stream");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void aRunThatSaysSoIsStreamedOrNotWhateverGoesOn(boolean stream, boolean watched)
      throws Exception {
    written.watched = watched;
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "streamed-calls", "2");
    CallContext call = new CallContext("run-1", 1, "acme", 2, stream);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(asking(client, call));
      }
      await().until(() -> provider.received().size() == 8);
      release.countDown();
    }
    assertThat(provider.received())
        .allSatisfy(
            received -> assertThat(received.body().contains("\"stream\":true")).isEqualTo(stream));
  }

  @Test
  void noRunIsStreamedWhereStreamsAreOff() throws Exception {
    LlmClient client = client(time, "streamed-calls", "0");
    client.conversation(new CallContext("run-1", 1, "acme", 2, true), null, recorder).ask(QUESTION);
    assertThat(provider.awaitCall().body()).doesNotContain("stream");
  }

  @Test
  void streamsWithoutAWatcherOnlyWhileLittleGoesOn() throws Exception {
    written.watched = false;
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "streamed-calls", "20");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 8; i++) {
        int open = i;
        threads.execute(asking(client, CALL));
        await().until(() -> provider.received().size() == open);
      }
      release.countDown();
    }
    assertThat(provider.received()).filteredOn(call -> call.body().contains("stream")).hasSize(4);
    written.watched = true;
    client.conversation(CALL, null, recorder).ask(QUESTION);
    assertThat(provider.received().getLast().body()).contains("stream");
  }

  @Test
  void aStreamWithoutAnEndIsAbandoned() throws Exception {
    String comment = ":" + "-".repeat(1 << 20) + "\n";
    Reply endless =
        socket -> {
          while (true) {
            Reply.bytes(comment).send(socket);
          }
        };
    provider.thenReplies(Reply.events().then(endless)).alwaysReplies(Reply.stream("fi", "ne"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.retries.getFirst().error()).contains("longer than 33554432 bytes");
  }

  private static Reply cutInAChunk() {
    return socket ->
        socket
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: text/event-stream\r\n\r\nff\r\ndata: {\"choi")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
