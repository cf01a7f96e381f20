package dev.innovationpipeline.processor.llm.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try. Full jitter, since a crowd that failed together must not
 * come back together.
 *
 * @param budget from the first failure to the last try. The first call's own time is not in it: a
 *     call that hung until its time-out deserves a second.
 */
public record RetryPolicy(Duration budget, Duration first, Duration most, RandomGenerator random) {

  public static RetryPolicy tryAgainFor(Duration budget) {
    return new RetryPolicy(budget, Duration.ZERO, Duration.ZERO, RandomGenerator.getDefault());
  }

  public RetryPolicy waitingAtFirstUpTo(Duration first) {
    return new RetryPolicy(budget, first, first, random);
  }

  public RetryPolicy doublingUpTo(Duration most) {
    return new RetryPolicy(budget, first, most, random);
  }

  public RetryPolicy withJitterFrom(RandomGenerator random) {
    return new RetryPolicy(budget, first, most, random);
  }

  /**
   * The last try is made when the budget ends, not before.
   *
   * @param tries made so far that failed in this way: who named a time has explained itself, and
   *     makes the guess after another failure no longer
   * @param sinceFirstFailure how much of the budget is used
   * @param asked what the provider asked for: the wait is never shorter, nor longer than by as much
   *     again, doubled with each failure. Zero when it named no time
   * @return empty when it is time to give up
   */
  public Optional<Duration> nextWait(int tries, Duration sinceFirstFailure, Duration asked) {
    Duration left = budget.minus(sinceFirstFailure);
    if (left.compareTo(Duration.ZERO) <= 0 || asked.compareTo(left) > 0) {
      return Optional.empty();
    }
    Duration jitter = asked.isZero() ? doubled(first, tries) : shorter(asked, tries);
    Duration wait = asked.plusMillis((long) (random.nextDouble() * jitter.toMillis()));
    return Optional.of(wait.compareTo(left) > 0 ? left : wait);
  }

  /** Who names a time knows better than our doubling from a guess; the crowd is only spread. */
  private Duration shorter(Duration asked, int tries) {
    Duration guessed = doubled(first, tries);
    Duration spread = doubled(asked, tries);
    return spread.compareTo(guessed) < 0 ? spread : guessed;
  }

  private Duration doubled(Duration start, int tries) {
    Duration longest = start;
    for (int doubled = 1; doubled < tries && longest.compareTo(most) < 0; doubled++) {
      longest = longest.multipliedBy(2);
    }
    return longest.compareTo(most) > 0 ? most : longest;
  }
}
