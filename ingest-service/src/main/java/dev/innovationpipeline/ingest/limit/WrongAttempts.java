package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The rate at which one address may try a secret and be wrong. */
abstract sealed class WrongAttempts permits FailedLogins, GuessedLinks {

  private final String policy;
  private final String sentence;
  private final @Nullable Rate addresses;

  /**
   * @param sentence to the sender, with a place for the seconds to wait
   * @param perMinute of one address; 0 for no limit
   */
  WrongAttempts(String policy, String sentence, int perMinute, TimeSource time) {
    this.policy = policy;
    this.sentence = sentence;
    addresses = perMinute == 0 ? null : Rate.perMinute(policy, perMinute, time);
  }

  /** Counts one; the answer is the refusal itself, or 429 after too many. */
  public final ErrorResponseException refusal(String address, ErrorResponseException refusal) {
    if (addresses == null) {
      return refusal;
    }
    Taken taken = addresses.take(AddressNetwork.of(address));
    return taken.allowed() ? refusal : tooMany(taken.retryIn());
  }

  final boolean isExhausted(String address) {
    return addresses != null && !addresses.hasLeft(AddressNetwork.of(address));
  }

  final ErrorResponseException tooMany(long seconds) {
    return Problems.tooManyRequests(sentence.formatted(seconds), policy, seconds);
  }
}
