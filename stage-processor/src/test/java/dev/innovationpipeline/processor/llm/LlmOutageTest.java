package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider is away for a while, and calls wait. */
@Timeout(180)
class LlmOutageTest extends LlmFixture {

  private static final int CALLS = 40;

  private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();
  private final Pause untilTimePasses =
      duration -> {
        sleepers.add(Thread.currentThread());
        LockSupport.park();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      };

  @Test
  void waitingCallsGoOnAsSoonAsTheProviderIsBack() throws Exception {
    LlmClient client = client(untilTimePasses);
    List<Thread> waiting = untilAllWait(client);
    pass(Duration.ofSeconds(2));
    assertThat(provider.received()).hasSize(CALLS);

    provider.alwaysReplies(Reply.answer("fine"));
    client.conversation(CALL, null, recorder).ask(QUESTION);
    pass(Duration.ofMillis(400));

    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(provider.received()).hasSize(CALLS + 1 + CALLS);
  }

  @Test
  void oneOfThemTriesWhetherItIsBackAndTheOthersFollow() throws Exception {
    LlmClient client = client(untilTimePasses);
    List<Thread> waiting = untilAllWait(client);
    CountDownLatch back = new CountDownLatch(1);
    provider.alwaysReplies(Reply.hangUntil(back, Reply.answer("fine")));
    pass(Duration.ofSeconds(5));
    await().until(() -> client.of(CALL.stage()).equals(new CallFigures.Figures(1, CALLS - 1, 0)));

    back.countDown();
    await().until(() -> waiting.stream().filter(Thread::isAlive).count() == CALLS - 1);
    pass(Duration.ofMillis(400));

    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(provider.received()).hasSize(2 * CALLS);
  }

  @Test
  void refusalsOfThatTimeDoNotLimitTheCallsAfterIt() throws Exception {
    LlmClient client = client(untilTimePasses, "max-in-flight", "500");
    List<Thread> waiting = untilAllWait(client);
    assertThat(limit()).isLessThan(CALLS);
    pass(Duration.ofSeconds(2));

    provider.alwaysReplies(Reply.answer("fine"));
    client.conversation(CALL, null, recorder).ask(QUESTION);

    assertThat(limit()).isEqualTo(500);
    waiting.forEach(Thread::interrupt);
  }

  @Test
  void aCallThatIsCancelledDoesNotWaitAnyLonger() throws Exception {
    provider.alwaysReplies(Reply.error(503, "down"));
    LlmClient client = client(Pause.PARK);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    client.conversation(CALL, null, new Recorder()).ask(QUESTION);
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    await().until(() -> client.of(CALL.stage()).waitingToRetry() == 1);
    thread.interrupt();
    thread.join();
    assertThat(interrupted).isTrue();
    assertThat(client.of(CALL.stage()).waitingToRetry()).isZero();
  }

  /** Each has failed once, and its backoff is five seconds. */
  private List<Thread> untilAllWait(LlmClient client) {
    provider.alwaysReplies(Reply.error(503, "down"));
    List<Thread> threads = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      CallContext context = new CallContext("run-" + call, 1, "acme-" + call % 4, CALL.stage());
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      client.conversation(context, null, new Recorder()).ask(QUESTION);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt(); // The test is over.
                    }
                  }));
    }
    await().until(() -> sleepers.size() == CALLS);
    return threads;
  }

  private void pass(Duration by) {
    time.settable.pass(by);
    sleepers.forEach(LockSupport::unpark);
  }

  private double limit() {
    return registry.get("innovation.pipeline.llm.limit").gauge().value();
  }
}
