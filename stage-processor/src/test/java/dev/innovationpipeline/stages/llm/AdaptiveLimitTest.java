package dev.innovationpipeline.stages.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdaptiveLimitTest {

  private final AdaptiveLimit limit = new AdaptiveLimit(100);

  @Test
  void halvesWhatWasOpenOnceForEachRound() throws Exception {
    List<InFlightLimit.Permit> round = open(40);
    round.forEach(InFlightLimit.Permit::overloaded);
    assertThat(limit.current()).isEqualTo(20);
    round.forEach(InFlightLimit.Permit::close);

    overloadOnce();
    assertThat(limit.current()).isEqualTo(1);
  }

  @Test
  void neverFallsBelowOneAndRecovers() throws Exception {
    overloadOnce();
    overloadOnce();
    assertThat(limit.current()).isEqualTo(1);
    for (int answers = 0; answers < 1_000; answers++) {
      try (InFlightLimit.Permit permit = limit.acquire()) {
        permit.answered();
      }
    }
    assertThat(limit.current()).isEqualTo(100);
  }

  @Test
  void whoWaitsGoesOnWhenACallEnds() throws Exception {
    InFlightLimit one = new AdaptiveLimit(1);
    InFlightLimit.Permit first = one.acquire();
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      waiting.add(done);
      Thread.ofVirtual()
          .start(
              () -> {
                try (InFlightLimit.Permit permit = one.acquire()) {
                  permit.answered();
                  done.complete(null);
                } catch (InterruptedException e) {
                  done.completeExceptionally(e);
                }
              });
    }
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    first.close();
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
  }

  private void overloadOnce() throws InterruptedException {
    try (InFlightLimit.Permit permit = limit.acquire()) {
      permit.overloaded();
    }
  }

  private List<InFlightLimit.Permit> open(int calls) throws InterruptedException {
    List<InFlightLimit.Permit> permits = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      permits.add(limit.acquire());
    }
    return permits;
  }
}
