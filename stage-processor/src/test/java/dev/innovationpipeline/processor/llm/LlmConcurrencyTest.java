package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LlmConcurrencyTest extends LlmFixture {

  @Test
  void hundredsOfCallsAreOpenAtOnce() throws Exception {
    int calls = 300;
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(
            threads.submit(() -> client.conversation(CALL, null, new Recorder()).ask(QUESTION)));
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
  void aWaitForARetryHoldsNoPermit() throws Exception {
    provider.thenReplies(Reply.error(500, "broken"), Reply.answer("other"));
    List<String> meanwhile = new ArrayList<>();
    LlmClient[] client = new LlmClient[1];
    Pause asksSomethingElse =
        duration -> {
          time.sleep(duration);
          if (!meanwhile.isEmpty()) {
            return;
          }
          meanwhile.add(client[0].conversation(CALL, null, new Recorder()).ask(QUESTION).text());
        };
    client[0] = client(asksSomethingElse, "max-in-flight", "1");
    assertThat(client[0].conversation(CALL, null, recorder).ask(QUESTION).text()).isEqualTo("fine");
    assertThat(meanwhile).containsExactly("other");
  }

  /** With one permit the provider receives the calls in the order in which they get it. */
  @Test
  void aCompanyWithHundredsOfCallsDelaysAnotherByOneCall() throws Exception {
    int calls = 300;
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "max-in-flight", "1");
    CallContext other = new CallContext("run-2", 1, "other", CALL.stage());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        threads.execute(asking(client, CALL));
      }
      await().until(() -> client.of(CALL.stage()).waitingForPermit() == calls - 1);
      Thread asker = Thread.ofVirtual().start(asking(client, other));
      // It is counted as waiting just before it enters the queue, and parked once it is in it.
      await()
          .until(
              () ->
                  client.of(CALL.stage()).waitingForPermit() == calls
                      && asker.getState() == Thread.State.WAITING);
      release.countDown();
      asker.join();
    }
    assertThat(provider.received()).hasSize(calls + 1);
    assertThat(provider.received().get(1).body()).contains("other/model");
  }

  @Test
  void limitsTheOpenCallsOfOneCompany() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(release, Reply.answer("fine")));
    LlmClient client = client(time, "max-in-flight-per-company", "3");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        threads.execute(asking(client, CALL));
      }
      await().until(() -> client.of(CALL.stage()).equals(new CallFigures.Figures(3, 0, 7)));
      release.countDown();
    }
    assertThat(client.of(CALL.stage())).isEqualTo(new CallFigures.Figures(0, 0, 0));
  }
}
