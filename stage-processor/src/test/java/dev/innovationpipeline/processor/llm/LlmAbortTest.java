package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.llm.api.CallFigures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt aborts a conversation in any state, and its cost still counts. */
@Timeout(180)
class LlmAbortTest extends LlmFixture {

  private final CompletableFuture<Throwable> end = new CompletableFuture<>();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofACallClosesItsConnection(boolean virtual) throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangAndTell(hungUp));
    Thread asker = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(asking(client(time)));
    provider.awaitCall();
    asker.interrupt();
    assertAborted();
    assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.usage.calls()).isEqualTo(1);
  }

  @Test
  void ofAStreamClosesItsConnection() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    provider.alwaysReplies(
        Reply.events(Reply.delta("Once upon a time ", null)).then(Reply.hangAndTell(hungUp)));
    Thread asker = Thread.ofVirtual().start(asking(client(time, "streamed-calls", "1")));
    await().until(() -> written.text().equals("Once upon a time "));
    asker.interrupt();
    assertAborted();
    assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.usage.calls()).isEqualTo(1);
  }

  @Test
  void ofTheWaitForAPermitMakesNoCallAndLeavesThePermitToOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "max-in-flight", "1");
    Thread first = Thread.ofVirtual().start(asking(client, CALL));
    provider.awaitCall();
    Thread asker = Thread.ofVirtual().start(asking(client));
    await().until(() -> client.of(CALL.stage()).waitingForPermit() == 1);
    asker.interrupt();
    assertAborted();
    assertThat(recorder.usage.calls()).isZero();
    release.countDown();
    first.join();
    assertThat(client.conversation(CALL, null, recorder).ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received()).hasSize(2);
  }

  @Test
  void ofTheWaitForARetryKeepsTheCost() throws Exception {
    provider.thenReplies(Reply.answer(""));
    LlmClient client = client(Pause.PARK);
    Thread asker = Thread.ofVirtual().start(asking(client));
    await().until(() -> client.of(CALL.stage()).waitingToRetry() == 1);
    asker.interrupt();
    assertAborted();
    assertThat(recorder.usage.costUsd()).isEqualByComparingTo("0.0123");
    assertThat(client.of(CALL.stage())).isEqualTo(new CallFigures.Figures(0, 0, 0));
    assertThat(provider.received()).hasSize(1);
  }

  private Runnable asking(LlmClient client) {
    return () -> {
      try {
        client.conversation(CALL, null, recorder).ask(QUESTION);
      } catch (InterruptedException | RuntimeException e) {
        end.complete(e);
      }
    };
  }

  private void assertAborted() throws Exception {
    assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }
}
