package dev.innovationpipeline.processor.llm.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutagesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration BUDGET = Duration.ofMinutes(10);
  private static final String MODEL = "some/model";

  private final SettableTime time = new SettableTime(Instant.parse("2026-11-29T12:00:00Z"));
  private final Outages outages = new Outages(TimeSource.of(time, time::elapsed));

  @Test
  void theFirstAnswerEndsTheWaitsOfTheOthersWithinTwoSeconds() {
    List<Caller> callers = waiting(1_000);
    time.pass(Duration.ofSeconds(30));
    assertThat(callers).allMatch(caller -> caller.left().equals(Duration.ofSeconds(30)));

    assertThat(answer(MODEL)).isTrue();

    assertThat(callers).noneMatch(OutagesTest::isItsTurn);
    time.pass(Duration.ofSeconds(1));
    assertThat(callers.stream().filter(OutagesTest::isItsTurn)).hasSize(250);
    time.pass(Duration.ofSeconds(1));
    assertThat(callers).allMatch(OutagesTest::isItsTurn);
  }

  @Test
  void fewCallersAreSpreadOverLess() {
    List<Caller> callers = waiting(5);
    time.pass(Duration.ofSeconds(30));
    answer(MODEL);
    time.pass(Duration.ofMillis(50));
    assertThat(callers).allMatch(OutagesTest::isItsTurn);
  }

  @Test
  void aSingleFailureAmongAnswersKeepsItsBackoff() {
    Caller caller = waiting(1).getFirst();
    time.pass(Duration.ofMillis(999));
    assertThat(answer(MODEL)).isFalse();
    assertThat(caller.left()).isEqualTo(MINUTE.minusMillis(999));
  }

  @Test
  void aTimeOfFailuresBeginsAnewAfterAnAnswer() {
    waiting(1);
    time.pass(Duration.ofSeconds(30));
    answer(MODEL);
    assertThat(answer(MODEL)).isFalse();
    Caller later = waiting(1).getFirst();
    assertThat(answer(MODEL)).isFalse();
    assertThat(later.left()).isEqualTo(MINUTE);
  }

  @Test
  void aCallThatWasLimitedWaitsAsLongAsItWasTold() {
    waiting(1);
    Caller limited = caller(MODEL);
    limited.failed(MINUTE);
    time.pass(Duration.ofSeconds(30));
    answer(MODEL);
    assertThat(limited.left()).isEqualTo(Duration.ofSeconds(30));
    time.pass(Duration.ofSeconds(30));
    assertThat(limited.left()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void aWaitThatTheProviderAskedForIsNotShortened() {
    Caller asked = caller(MODEL);
    asked.notServed(true, MINUTE, Duration.ofSeconds(40), BUDGET);
    time.pass(Duration.ofSeconds(10));
    answer(MODEL);
    assertThat(asked.left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void modelsOfAServerThatIsReachedAreAwayEachForItself() {
    Caller caller = waiting(1).getFirst();
    time.pass(Duration.ofSeconds(2));
    assertThat(answer("other/model")).isFalse();
    assertThat(caller.left()).isEqualTo(Duration.ofSeconds(58));
  }

  @Test
  void aServerThatWasNotReachedIsBackWhenAnyModelAnswers() {
    Caller caller = caller(MODEL);
    caller.notServed(false, MINUTE, Duration.ZERO, BUDGET);
    time.pass(Duration.ofSeconds(2));
    assertThat(answer("other/model")).isTrue();
    time.pass(Duration.ofMillis(10));
    assertThat(caller.left()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void aModelThatIsBusyIsNotAway() {
    Caller served = caller(MODEL);
    served.begin();
    time.pass(Duration.ofMillis(10));
    List<Caller> refused = waiting(2);
    time.pass(Duration.ofSeconds(30));

    assertThat(served.answered()).isFalse();

    assertThat(refused).allMatch(caller -> caller.left().equals(Duration.ofSeconds(30)));
  }

  @Test
  void whoWasHeldMeanwhileIsSpreadAlone() {
    Caller served = caller(MODEL);
    served.begin();
    time.pass(Duration.ofMillis(10));
    List<Caller> refused = waiting(3);
    time.pass(MINUTE);
    assertThat(refused.get(0).left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(refused.get(1).left()).isPositive();
    Caller later = waiting(1).getFirst();

    assertThat(served.answered()).isFalse();

    assertThat(later.left()).isEqualTo(MINUTE);
    assertThat(refused.get(1).left()).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void oneCallAtATimeTriesMeanwhile() {
    List<Caller> callers = waiting(4);
    time.pass(MINUTE);
    assertThat(callers.get(0).left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(callers.subList(1, 4)).noneMatch(OutagesTest::isItsTurn);

    callers.get(0).notServed(true, MINUTE, Duration.ZERO, BUDGET);
    assertThat(callers.get(2).left()).isPositive();
    assertThat(callers.get(1).left()).isLessThanOrEqualTo(Duration.ZERO);

    callers.get(1).close();
    assertThat(callers.get(3).left()).isPositive();
    assertThat(callers.get(2).left()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void whoLeavesTheQueueHoldsNobodyUp() {
    List<Caller> callers = waiting(3);
    time.pass(MINUTE);
    assertThat(callers.get(0).left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(callers.get(1).left()).isPositive();
    assertThat(callers.get(2).left()).isPositive();
    callers.get(1).close();
    callers.get(0).close();
    assertThat(callers.get(2).left()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void aTryThatHangsHoldsTheNextForFiveSeconds() {
    List<Caller> callers = waiting(2);
    time.pass(MINUTE);
    assertThat(callers.get(0).left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(callers.get(1).left()).isEqualTo(Duration.ofSeconds(5));
    time.pass(Duration.ofSeconds(5));
    assertThat(callers.get(1).left()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void nobodyIsHeldBeyondTheEndOfTheBudget() {
    List<Caller> callers = waiting(2);
    Caller last = caller(MODEL);
    last.notServed(true, MINUTE, Duration.ZERO, MINUTE);
    time.pass(MINUTE);
    assertThat(callers.get(0).left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(last.left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(callers.get(1).left()).isPositive();
  }

  @Test
  void theQueueIsSpreadLikeTheOthers() {
    List<Caller> callers = waiting(100);
    time.pass(MINUTE);
    callers.forEach(Caller::left);
    answer(MODEL);
    assertThat(callers.subList(1, 100)).noneMatch(OutagesTest::isItsTurn);
    time.pass(Duration.ofSeconds(1));
    assertThat(callers).allMatch(OutagesTest::isItsTurn);
  }

  private List<Caller> waiting(int count) {
    List<Caller> callers = Stream.generate(() -> caller(MODEL)).limit(count).toList();
    callers.forEach(Caller::begin);
    callers.forEach(caller -> caller.notServed(true, MINUTE, Duration.ZERO, BUDGET));
    return callers;
  }

  /** To a call that is sent now. */
  private boolean answer(String model) {
    Caller caller = caller(model);
    caller.begin();
    return caller.answered();
  }

  private Caller caller(String model) {
    return outages.caller(model, "acme");
  }

  private static boolean isItsTurn(Caller caller) {
    return !caller.left().isPositive();
  }
}
