package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ParseBudgetTest {

  private static final int PARSERS = Runtime.getRuntime().availableProcessors();

  private final ParseBudget budget = new ParseBudget(Duration.ofMinutes(1));
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void slowDocumentsOfACompanyDoNotHoldUpThoseOfOthers() throws Exception {
    List<Thread> slow = new ArrayList<>();
    for (int count = 0; count < 2 * PARSERS; count++) {
      slow.add(Thread.ofVirtual().start(this::spendSlowly));
    }
    await().until(() -> begun.get() == PARSERS && slow.stream().allMatch(ParseBudgetTest::waits));
    assertThat(budget.spend("others", () -> "read")).isEqualTo("read");
    assertThat(begun).hasValue(PARSERS);
    release.countDown();
    for (Thread each : slow) {
      each.join();
    }
    assertThat(begun).hasValue(2 * PARSERS);
  }

  private void spendSlowly() {
    try {
      budget.spend(
          "slow",
          () -> {
            begun.incrementAndGet();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return "read";
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
