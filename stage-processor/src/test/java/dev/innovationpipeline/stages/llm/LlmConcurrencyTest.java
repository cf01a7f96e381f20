package dev.innovationpipeline.stages.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LlmConcurrencyTest extends LlmFixture {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptAbortsTheCall(boolean virtual) throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangAndTell(hungUp));
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Runnable asking =
        () -> {
          try {
            conversation().ask(QUESTION);
          } catch (InterruptedException | RuntimeException e) {
            end.complete(e);
          }
        };
    Thread asker = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(asking);
    provider.awaitCall();
    asker.interrupt();
    assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.retries).isEmpty();
  }

  @Test
  void hundredsOfCallsAreOpenAtOnce() throws Exception {
    int calls = 300;
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = new LlmClient(settings(), time, time, LONGEST);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(threads.submit(() -> client.conversation(null, new Recorder()).ask(QUESTION)));
      }
      for (int i = 0; i < calls; i++) {
        provider.awaitCall();
      }
      release.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().text()).isEqualTo("fine");
      }
    }
  }

  @Test
  void aWaitForARetryHoldsNobodyElse() throws Exception {
    provider.thenReplies(Reply.error(500, "broken"), Reply.answer("other"));
    List<String> meanwhile = new ArrayList<>();
    LlmClient[] client = new LlmClient[1];
    Pause asksSomethingElse =
        duration ->
            meanwhile.add(client[0].conversation(null, new Recorder()).ask(QUESTION).text());
    client[0] = new LlmClient(oneInFlight(), time, asksSomethingElse, LONGEST);
    assertThat(client[0].conversation(null, recorder).ask(QUESTION).text()).isEqualTo("fine");
    assertThat(meanwhile).containsExactly("other");
  }

  private LlmSettings oneInFlight() {
    return new LlmSettings(
        provider.baseUrl(),
        null,
        "some/model",
        List.of(),
        Duration.ofSeconds(20),
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(180),
        true,
        1);
  }
}
