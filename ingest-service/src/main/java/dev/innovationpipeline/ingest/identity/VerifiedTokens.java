package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that were checked in the last minutes, by their hash, as checking a signature takes
 * longer than accepting a run. The least recently used go first.
 */
final class VerifiedTokens {

  static final int MAX_TOKENS = 10_000;

  /** A token whose key the issuer has withdrawn is refused after this time and that of the keys. */
  static final Duration MAX_AGE = Duration.ofMinutes(1);

  private record Verified(Caller caller, Instant until) {}

  private final Map<String, Verified> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > MAX_TOKENS;
        }
      };

  synchronized Optional<Caller> find(String hash, Instant now) {
    Verified found = tokens.get(hash);
    if (found == null) {
      return Optional.empty();
    }
    if (!now.isBefore(found.until())) {
      tokens.remove(hash);
      return Optional.empty();
    }
    return Optional.of(found.caller());
  }

  synchronized void add(String hash, Caller caller, Instant now) {
    Instant until = now.plus(MAX_AGE);
    Instant expiry = caller.until();
    tokens.put(
        hash, new Verified(caller, expiry == null || until.isBefore(expiry) ? until : expiry));
  }

  synchronized int size() {
    return tokens.size();
  }
}
