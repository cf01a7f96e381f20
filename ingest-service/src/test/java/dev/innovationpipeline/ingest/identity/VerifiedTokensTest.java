package dev.innovationpipeline.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.caller.Caller;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  private final VerifiedTokens tokens = new VerifiedTokens();

  @Test
  void holdsSoManyAndDropsTheOneThatWasUnusedLongest() {
    for (int number = 0; number < VerifiedTokens.MAX_TOKENS; number++) {
      tokens.add("t" + number, Caller.ANYBODY, NOW);
    }
    assertThat(tokens.find("t0", NOW)).isPresent();
    tokens.add("one more", Caller.ANYBODY, NOW);
    assertThat(tokens.size()).isEqualTo(VerifiedTokens.MAX_TOKENS);
    assertThat(tokens.find("t0", NOW)).isPresent();
    assertThat(tokens.find("t1", NOW)).isEmpty();
  }

  @Test
  void forgetsATokenThatIsTooOld() {
    tokens.add("t", Caller.ANYBODY, NOW);
    assertThat(tokens.find("t", NOW.plus(VerifiedTokens.MAX_AGE).minusMillis(1))).isPresent();
    assertThat(tokens.find("t", NOW.plus(VerifiedTokens.MAX_AGE))).isEmpty();
    assertThat(tokens.size()).isZero();
  }
}
