package dev.innovationpipeline.processor.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FairPermitsTest {

  /** A permit and its company. */
  private record Held(String company, FairPermits.Permit permit) {}

  private final Queue<Held> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger given = new AtomicInteger();

  @Test
  void aSingleCallComesNextAfterFiveThousandOfAnotherCompany() {
    FairPermits permits = new FairPermits(4, 4);
    ask(permits, "big", 5_000);
    awaitAcquired(4);
    ask(permits, "small", 1);
    releaseOne("big");
    awaitAcquired(5);
    assertThat(held).extracting(Held::company).containsOnlyOnce("small");
  }

  @Test
  void competingCompaniesEndUpWithEqualNumbers() {
    FairPermits permits = new FairPermits(30, 30);
    ask(permits, "a", 2_000);
    awaitAcquired(30);
    ask(permits, "b", 2_000);
    ask(permits, "c", 300);
    for (int calls = 31; calls <= 90; calls++) {
      releaseOne("a");
      awaitAcquired(calls);
      if (holds("b") == 10 && holds("c") == 10) {
        break;
      }
    }
    assertThat(Map.of("a", holds("a"), "b", holds("b"), "c", holds("c")))
        .isEqualTo(Map.of("a", 10L, "b", 10L, "c", 10L));
    // Slow calls of one company do not accumulate: the company that releases gets the next permit.
    for (int calls = given.get() + 1, last = calls + 100; calls < last; calls++) {
      releaseOne("b");
      awaitAcquired(calls);
      assertThat(holds("b")).isEqualTo(10);
    }
  }

  @Test
  void equalsTakeTurns() {
    FairPermits permits = new FairPermits(1, 1);
    ask(permits, "a", 10);
    awaitAcquired(1);
    ask(permits, "b", 10);
    ask(permits, "c", 10);
    List<String> order = new ArrayList<>();
    for (int calls = 1; calls <= 30; calls++) {
      awaitAcquired(calls);
      Held one = held.remove();
      order.add(one.company());
      one.permit().close();
    }
    assertThat(order.subList(0, 3)).containsExactlyInAnyOrder("a", "b", "c");
    for (int i = 3; i < order.size(); i++) {
      assertThat(order.get(i)).isEqualTo(order.get(i - 3));
    }
  }

  @Test
  void noCompanyHoldsMoreThanItsCap() {
    FairPermits permits = new FairPermits(10, 3);
    ask(permits, "a", 50);
    ask(permits, "b", 2);
    awaitAcquired(5);
    assertThat(holds("a")).isEqualTo(3);
    releaseOne("a");
    awaitAcquired(6);
    assertThat(holds("a")).isEqualTo(3);
  }

  @Test
  void resizingTakesEffectAtOnce() {
    FairPermits permits = new FairPermits(5, 100);
    ask(permits, "a", 50);
    awaitAcquired(5);
    permits.resize(2);
    IntStream.range(0, 3).forEach(i -> releaseOne("a"));
    assertThat(given).hasValue(5);
    releaseOne("a");
    awaitAcquired(6);
    permits.resize(10);
    awaitAcquired(14);
    assertThat(permits.held()).isEqualTo(10);
  }

  @Test
  void interruptsNeitherLoseNorDuplicatePermits() throws Exception {
    int most = 7;
    int mostOfOne = 4;
    FairPermits permits = new FairPermits(most, mostOfOne);
    AtomicInteger worst = new AtomicInteger();
    Map<Integer, AtomicInteger> byCompany =
        Map.of(0, new AtomicInteger(), 1, new AtomicInteger(), 2, new AtomicInteger());
    AtomicInteger worstOfOne = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(6_000);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      String company = "company-" + i % 3;
      AtomicInteger ofOne = Objects.requireNonNull(byCompany.get(i % 3));
      threads.add(
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    try {
                      FairPermits.Permit permit = permits.acquire(company);
                      worst.accumulateAndGet(permits.held(), Math::max);
                      worstOfOne.accumulateAndGet(ofOne.incrementAndGet(), Math::max);
                      ofOne.decrementAndGet();
                      permit.close();
                    } catch (InterruptedException e) {
                      // Expected: two of three are interrupted.
                    } finally {
                      ended.countDown();
                    }
                  }));
    }
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).start();
      if (i % 3 > 0) {
        threads.get(i - i % 2).interrupt();
      }
    }
    ended.await();
    assertThat(permits.held()).isZero();
    assertThat(worst.get()).isBetween(1, most);
    assertThat(worstOfOne.get()).isBetween(1, mostOfOne);
    permits.acquire("anybody").close();
  }

  /** Acquires permits in threads of their own; they are held until the test releases them. */
  private void ask(FairPermits permits, String company, int count) {
    for (int i = 0; i < count; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  held.add(new Held(company, permits.acquire(company)));
                  given.incrementAndGet();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
    }
    soon().until(() -> permits.waiting(company) + holds(company) == count);
  }

  private void releaseOne(String company) {
    Held one = held.stream().filter(h -> h.company().equals(company)).findFirst().orElseThrow();
    held.remove(one);
    one.permit().close();
  }

  private static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private long holds(String company) {
    return held.stream().filter(h -> h.company().equals(company)).count();
  }

  private void awaitAcquired(int count) {
    soon().until(() -> given.get() >= count);
    assertThat(given).hasValue(count);
  }
}
