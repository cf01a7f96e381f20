package dev.innovationpipeline.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UncaughtExceptionsTest {

  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final UncaughtExceptions exceptions =
      new UncaughtExceptions(counted::incrementAndGet, broken::incrementAndGet);

  @AfterEach
  void close() {
    exceptions.close();
  }

  @Test
  void aThreadThatEndsByAnExceptionBreaksTheService() throws Exception {
    exceptions.install();

    end(Thread.ofPlatform(), new StackOverflowError());

    assertThat(counted).hasValue(1);
    assertThat(broken).hasValue(1);
  }

  @Test
  void aVirtualThreadIsCountedAndMissedByNobody() throws Exception {
    exceptions.install();

    end(Thread.ofVirtual(), new IllegalStateException());

    assertThat(counted).hasValue(1);
    assertThat(broken).hasValue(0);
  }

  @Test
  void servicesInOneProcessAllHearOfIt() throws Exception {
    exceptions.install();
    AtomicInteger second = new AtomicInteger();
    try (UncaughtExceptions other = new UncaughtExceptions(() -> {}, second::incrementAndGet)) {
      other.install();
      end(Thread.ofPlatform(), new IllegalStateException());
    }

    assertThat(second).hasValue(1);
    assertThat(broken).hasValue(1);
    end(Thread.ofPlatform(), new IllegalStateException());
    assertThat(second).hasValue(1);
    assertThat(broken).hasValue(2);
  }

  @Test
  void aServiceThatStoppedBeforeTheOthersHearsNothingMore() throws Exception {
    exceptions.install();
    AtomicInteger second = new AtomicInteger();
    try (UncaughtExceptions other = new UncaughtExceptions(() -> {}, second::incrementAndGet)) {
      other.install();
      exceptions.close();
      end(Thread.ofPlatform(), new IllegalStateException());
    }

    assertThat(second).hasValue(1);
    assertThat(broken).hasValue(0);
  }

  private static void end(Thread.Builder builder, Throwable why) throws InterruptedException {
    builder
        .start(
            () -> {
              if (why instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) why;
            })
        .join();
  }
}
