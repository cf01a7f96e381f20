package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Chooses the runs whose calls are streamed although nobody asked for it: the first ones of each
 * minute. A person who looks at one of few runs sees its text; a thousand runs at once, of which
 * few are looked at, do not pay for it.
 */
@Component
public final class StreamedRuns {

  private static final Duration COUNTING_INTERVAL = Duration.ofMinutes(1);

  /** Reading chunks costs CPU; so few runs a minute do not show. */
  private static final int MAX_A_MINUTE = 20;

  private final TimeSource time;
  private Duration begin = Duration.ZERO;
  private int chosen;

  StreamedRuns(TimeSource time) {
    this.time = time;
  }

  /** Whether the next run is streamed. */
  public synchronized boolean next() {
    Duration now = time.elapsed();
    if (now.minus(begin).compareTo(COUNTING_INTERVAL) >= 0) {
      begin = now;
      chosen = 0;
    }
    if (chosen == MAX_A_MINUTE) {
      return false;
    }
    chosen++;
    return true;
  }
}
