package dev.innovationpipeline.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Attempt;
import dev.innovationpipeline.schema.company.SpendEntry.Step;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

  private final Account account = new Account();
  private final Map<Attempt, Verdict> verdicts = new HashMap<>();

  @Test
  void asManyBeginAsTheirEstimatesFit() {
    for (int run = 0; run < 4; run++) {
      reserve(run, 3, 10);
    }
    assertThat(verdicts).containsOnlyKeys(of(0), of(1), of(2));
    assertThat(account.setAside()).isEqualTo(usd(9));
    assertThat(account.waiting()).isOne();
    end(0, 1, true);
    assertThat(verdicts).as("runs cost 1 as it turns out").containsEntry(of(3), Verdict.GRANTED);
    assertThat(account.setAside()).isEqualTo(usd(3));
  }

  @Test
  void onceTheLimitIsSpentTheOthersAreRefused() {
    reserve(0, 3, 4);
    reserve(1, 3, 4);
    reserve(2, 3, 4);
    assertThat(verdicts).containsOnlyKeys(of(0));
    spend(0, 4);
    assertThat(verdicts)
        .containsEntry(of(1), Verdict.REFUSED)
        .containsEntry(of(2), Verdict.REFUSED);
    assertThat(account.spent()).isEqualTo(usd(4));
    reserve(1, 3, 9);
    assertThat(verdicts).as("by a higher limit").containsEntry(of(1), Verdict.GRANTED);
  }

  @Test
  void aRunThatIsDearerThanWhatIsLeftBeginsAlone() {
    reserve(0, 50, 10);
    reserve(1, 50, 10);
    assertThat(verdicts).containsOnlyKeys(of(0));
    end(0, 2, false);
    assertThat(verdicts).containsEntry(of(1), Verdict.GRANTED);
  }

  @Test
  void theSameSaidTwiceCountsOnceAndLateWordsCountNothing() {
    reserve(0, 3, 10);
    spend(0, 2);
    spend(0, 2);
    spend(0, 1);
    assertThat(account.spent()).isEqualTo(usd(2));
    end(0, 3, true);
    end(0, 3, true);
    spend(0, 2);
    assertThat(account.spent()).isEqualTo(usd(3));
    assertThat(account.running()).isZero();
    verdicts.clear();
    reserve(0, 3, 3);
    assertThat(verdicts).as("a stage that is done again").containsEntry(of(0), Verdict.GRANTED);
  }

  @Test
  void anAttemptThatNobodyWorksOnAnyMoreHoldsNothingForEver() {
    reserve(0, 9, 10);
    reserve(1, 9, 10);
    assertThat(verdicts).containsOnlyKeys(of(0));
    apply(entry(2, Step.RESERVED, 0, 9, 10, false, NOW.plus(Account.SILENCE_TIMEOUT)));
    assertThat(verdicts).containsOnlyKeys(of(0));
    Instant later = NOW.plus(Account.SILENCE_TIMEOUT).plus(Duration.ofSeconds(1));
    apply(entry(3, Step.RESERVED, 0, 9, 10, false, later));
    assertThat(verdicts).as("the first two are gone").containsEntry(of(2), Verdict.GRANTED);
  }

  @Test
  void tokensCountLikeMoney() {
    SpendLimit limit = new SpendLimit(null, null, null, 100L);
    for (int run = 0; run < 3; run++) {
      apply(
          new SpendEntry(
              "acme",
              1,
              "2026-11",
              "run-" + run,
              1,
              Step.RESERVED,
              Spent.NOTHING,
              new Spent(BigDecimal.ONE, 50),
              Spent.NOTHING,
              limit,
              false,
              false,
              "p",
              NOW));
    }
    assertThat(verdicts).containsOnlyKeys(of(0), of(1));
  }

  /** Whatever comes in which order: nothing begins once the limit is spent, and sums are right. */
  @Test
  void noOrderOfEntriesGrantsBeyondTheLimit() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Account any = new Account();
      Map<Integer, Integer> paid = new HashMap<>();
      List<Integer> begun = new ArrayList<>();
      for (int step = 0; step < 200; step++) {
        int run = random.nextInt(20);
        Spent before = any.spent();
        Step kind = kindOf(begun.contains(run), random.nextBoolean());
        if (kind != Step.RESERVED) {
          paid.merge(run, random.nextInt(3), Integer::sum);
        }
        Map<Attempt, Verdict> said =
            any.apply(
                entry(run, kind, paid.getOrDefault(run, 0), random.nextInt(4), 30, false, NOW));
        for (Map.Entry<Attempt, Verdict> verdict : said.entrySet()) {
          if (verdict.getValue() == Verdict.GRANTED) {
            assertThat(any.spent().usd()).as("seed %d", seed).isLessThan(BigDecimal.valueOf(30));
            begun.add(Integer.parseInt(verdict.getKey().runId().substring(4)));
          }
        }
        assertThat(any.spent().usd()).isGreaterThanOrEqualTo(before.usd());
      }
      assertThat(any.spent().usd())
          .as("seed %d", seed)
          .isEqualByComparingTo(
              BigDecimal.valueOf(paid.values().stream().mapToInt(each -> each).sum()));
    }
  }

  private static Step kindOf(boolean hasBegun, boolean goesOn) {
    return hasBegun ? goesOn ? Step.SPENT : Step.ENDED : Step.RESERVED;
  }

  private void reserve(int run, int estimate, int limit) {
    apply(entry(run, Step.RESERVED, 0, estimate, limit, false, NOW));
  }

  private void spend(int run, int spent) {
    apply(entry(run, Step.SPENT, spent, 3, 10, false, NOW));
  }

  private void end(int run, int spent, boolean completed) {
    apply(entry(run, Step.ENDED, spent, 3, 10, completed, NOW));
  }

  private void apply(SpendEntry entry) {
    verdicts.putAll(account.apply(entry));
  }

  private static SpendEntry entry(
      int run, Step step, int spent, int estimate, int limit, boolean completed, Instant at) {
    return new SpendEntry(
        "acme",
        1,
        "2026-11",
        "run-" + run,
        1,
        step,
        usd(spent),
        usd(estimate),
        Spent.NOTHING,
        new SpendLimit(null, BigDecimal.valueOf(limit), null, null),
        false,
        completed,
        "p",
        at);
  }

  private static Attempt of(int run) {
    return new Attempt("run-" + run, 1);
  }

  private static Spent usd(int amount) {
    return new Spent(BigDecimal.valueOf(amount), 0);
  }
}
