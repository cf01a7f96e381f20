package dev.innovationpipeline.processor.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunSignalsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Property
  void whateverTheOrderTheNewestAttemptThatIsNotCancelledIsWantedAlone(@ForAll Random random) {
    List<RunEvent> events = new ArrayList<>();
    int cancelled = random.nextInt(4);
    int newest = 1 + random.nextInt(4);
    for (int attempt = 1; attempt <= cancelled; attempt++) {
      events.add(new RunCancelled(attempt(attempt), null, NOW));
    }
    for (int attempt = 2; attempt <= newest; attempt++) {
      events.add(new ReprocessRequested(attempt(attempt), 1, NOW));
      events.add(new ReprocessRequested(attempt(attempt), 1, NOW));
    }
    Collections.shuffle(events, random);
    RunSignals signals = new RunSignals();
    events.forEach(signals::hear);

    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThat(signals.reasonToDrop(attempt(attempt)).isEmpty())
          .isEqualTo(attempt > cancelled && attempt >= newest);
    }
  }

  @Test
  void aForgottenRunIsNeverWantedAgain() {
    RunSignals signals = new RunSignals();
    signals.hear(new RunForgotten(attempt(1), NOW));
    signals.hear(new ReprocessRequested(attempt(2), 1, NOW));

    assertThat(signals.reasonToDrop(attempt(2))).contains("was forgotten");
  }

  @Test
  void whatIsOldEnoughNeedsNoMemory() {
    RunSignals signals = new RunSignals();
    signals.hear(new RunCancelled(attempt(1), null, NOW));
    signals.dropOlderThan(NOW);
    assertThat(signals.reasonToDrop(attempt(1))).isPresent();

    signals.dropOlderThan(NOW.plus(Duration.ofSeconds(1)));
    assertThat(signals.reasonToDrop(attempt(1))).isEmpty();
  }

  private static RunContext attempt(int attempt) {
    return new RunContext(
        "run", attempt, "user", "acme", "https://example.com/a.pdf", NOW, RunOptions.DEFAULTS);
  }
}
