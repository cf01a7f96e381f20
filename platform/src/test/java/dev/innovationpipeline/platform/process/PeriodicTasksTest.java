package dev.innovationpipeline.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTasksTest {

  private static final Duration INTERVAL = Duration.ofMillis(1);

  @Test
  void aTaskThatThrowsRunsAgainAndSoDoTheOthers() throws Exception {
    CountDownLatch failing = new CountDownLatch(3);
    CountDownLatch other = new CountDownLatch(3);
    try (PeriodicTasks tasks = new PeriodicTasks("test-periodic")) {
      tasks.every(
          INTERVAL,
          () -> {
            failing.countDown();
            if (failing.getCount() == 1) {
              throw new StackOverflowError();
            }
            throw new IllegalStateException("test");
          });
      tasks.every(INTERVAL, other::countDown);
      assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(tasks.isRunning()).isTrue();
    }
  }

  @Test
  void nothingRunsOnceItIsClosed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    PeriodicTasks tasks = new PeriodicTasks("test-periodic");
    tasks.every(
        INTERVAL,
        () -> {
          begun.countDown();
          runs.incrementAndGet();
        });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    tasks.close();
    int atClose = runs.get();
    assertThat(tasks.isRunning()).isFalse();
    assertThat(runs).hasValue(atClose);
  }
}
