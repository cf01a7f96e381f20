package dev.innovationpipeline.processor.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter, so that calls that failed together are not retried
 * together.
 *
 * @param budget the time from the first failure to the last try. It excludes the first call itself:
 *     a call that hung until its time-out deserves a retry.
 * @param first the maximum wait after the first failure; it doubles with each further one
 * @param max the maximum that the doubling ends at
 */
record RetryPolicy(Duration budget, Duration first, Duration max, RandomGenerator random) {

  static RetryPolicy retryFor(Duration budget) {
    return new RetryPolicy(budget, Duration.ZERO, Duration.ZERO, RandomGenerator.getDefault());
  }

  RetryPolicy withFirstBackoff(Duration first) {
    return new RetryPolicy(budget, first, first, random);
  }

  RetryPolicy doublingUpTo(Duration max) {
    return new RetryPolicy(budget, first, max, random);
  }

  RetryPolicy withJitterFrom(RandomGenerator random) {
    return new RetryPolicy(budget, first, max, random);
  }

  /**
   * The last try is made at the end of the budget, not before.
   *
   * @param failures the number of failures to double the wait for. Those with a {@code Retry-After}
   *     do not count for the backoff after the others
   * @param sinceFirstFailure the used part of the budget
   * @param retryAfter the wait that the provider asked for. The wait is never shorter; jitter adds
   *     at most as much again, doubled with each failure. Zero if it asked for none
   * @return empty if the call must not be retried
   */
  Optional<Duration> nextWait(int failures, Duration sinceFirstFailure, Duration retryAfter) {
    Duration left = budget.minus(sinceFirstFailure);
    if (left.compareTo(Duration.ZERO) <= 0 || retryAfter.compareTo(left) > 0) {
      return Optional.empty();
    }
    Duration jitter =
        retryAfter.isZero() ? doubled(first, failures) : shorter(retryAfter, failures);
    Duration wait = retryAfter.plusMillis((long) (random.nextDouble() * jitter.toMillis()));
    return Optional.of(wait.compareTo(left) > 0 ? left : wait);
  }

  /** The provider knows its own recovery better than the backoff guesses it. */
  private Duration shorter(Duration retryAfter, int failures) {
    Duration backoff = doubled(first, failures);
    Duration spread = doubled(retryAfter, failures);
    return spread.compareTo(backoff) < 0 ? spread : backoff;
  }

  private Duration doubled(Duration start, int failures) {
    Duration wait = start;
    for (int doubled = 1; doubled < failures && wait.compareTo(max) < 0; doubled++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(max) > 0 ? max : wait;
  }
}
