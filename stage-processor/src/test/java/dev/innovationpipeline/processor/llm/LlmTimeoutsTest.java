package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.platform.time.TimeSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Calls that hang end by the limit of the state that they hang in, and are retried. */
@Timeout(180)
class LlmTimeoutsTest extends LlmFixture {

  @Test
  void aStreamThatDoesNotBegin() throws Exception {
    provider.thenReplies(Reply.hang());
    assertRetried("first-chunk-timeout", "no part of the answer within ");
  }

  @Test
  void aStreamOfNothingButComments() throws Exception {
    provider.thenReplies(Reply.events(": OPENROUTER PROCESSING").then(Reply.hang()));
    assertRetried("first-chunk-timeout", "no part of the answer within ");
  }

  @Test
  void aStreamThatDoesNotGoOn() throws Exception {
    provider.thenReplies(Reply.events(Reply.delta("half", null)).then(Reply.hang()));
    assertRetried("chunk-timeout", "no further part of the answer within ");
  }

  @Test
  void aStreamIsGivenUpByTheElapsedTimeWhateverKeepsItOpen() throws Exception {
    Reply pausing =
        socket -> {
          Reply.events(Reply.delta("half", null)).send(socket);
          await().until(() -> written.text().equals("half"));
          time.settable.pass(Duration.ofSeconds(121));
          Reply.bytes(": OPENROUTER PROCESSING\n\n").then(Reply.hang()).send(socket);
        };
    provider.thenReplies(pausing).alwaysReplies(Reply.stream("fi", "ne"));
    assertThat(conversation("streamed-calls", "1").ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.retries.getFirst().error())
        .contains("no further part of the answer within 120 s");
  }

  @Test
  void anAnswerThatComesWholeMayBeSilent() throws Exception {
    provider.thenReplies(
        socket -> {
          time.settable.pass(Duration.ofHours(1));
          Reply.answer("fine").send(socket);
        });
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.retries).isEmpty();
  }

  /** Linux drops connections that exceed the backlog; others refuse them. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aServerThatDoesNotAccept() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) {
        waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
      }
      String url = "http://127.0.0.1:" + full.getLocalPort() + "/v1";
      assertThat(
              failureOf(
                  conversation("base-url", url, "connect-timeout", "200ms", "retry-budget", "0s")))
          .hasMessageContaining("no connection within ");
      assertThat(recorder.usage.calls()).isZero();
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private void assertRetried(String setting, String error) throws Exception {
    provider.alwaysReplies(Reply.stream("fi", "ne"));
    LlmClient client =
        new LlmClient(
            settings("streamed-calls", "1", setting, "150ms"),
            written,
            registry,
            TimeSource.SYSTEM,
            time,
            LONGEST);
    assertThat(client.conversation(CALL, null, recorder).ask(QUESTION).text()).isEqualTo("fine");
    assertThat(recorder.retries) // more than one where the machine is busy
        .isNotEmpty()
        .allSatisfy(retry -> assertThat(retry.error()).contains(error));
    assertThat(recorder.usage.calls()).isEqualTo(recorder.retries.size() + 1);
  }
}
