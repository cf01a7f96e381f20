package dev.innovationpipeline.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartTurnsTest {

  @Test
  void oneSendersStartsTakeTurnsAndOthersDoNotWaitForThem() throws Exception {
    StartTurns turns = new StartTurns(10, Duration.ofMinutes(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      StartTurns.Turn first = turns.await("one");
      CompletableFuture<StartTurns.Turn> second =
          CompletableFuture.supplyAsync(() -> turns.await("one"), threads);
      turns.await("other").close();
      assertThat(second).as("the second of one sender").isNotDone();
      first.close();
      second.get(1, TimeUnit.MINUTES).close();
    }
    assertThat(turns.senders()).isZero();
  }

  @Test
  void afterTheLongestWaitAStartGoesOnWithoutATurn() {
    StartTurns turns = new StartTurns(10, Duration.ofMillis(1));
    StartTurns.Turn first = turns.await("one");
    StartTurns.Turn second = turns.await("one");
    second.close();
    first.close();
    turns.await("one").close();
    assertThat(turns.senders()).isZero();
  }

  @Test
  void theHigherTheRateTheMoreAtATime() {
    StartTurns turns = new StartTurns(1_000, Duration.ofMinutes(1));
    for (int turn = 1; turn <= 100; turn++) {
      turns.await("one");
    }
    StartTurns none = new StartTurns(0, Duration.ofMinutes(1));
    none.await("one");
    assertThat(none.senders()).isZero();
  }
}
