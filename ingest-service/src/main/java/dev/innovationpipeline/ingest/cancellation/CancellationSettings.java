package dev.innovationpipeline.ingest.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a cancellation is answered.
 *
 * @param decidedWithin how long the answer waits for a completion that is on its way and wins. 1 s:
 *     a processor reads the cancellation within milliseconds, and a commit takes less than that.
 */
@ConfigurationProperties("pipeline.cancellation")
record CancellationSettings(@DefaultValue("1s") Duration decidedWithin) {

  CancellationSettings {
    if (decidedWithin.isNegative()) {
      throw new IllegalArgumentException(
          "pipeline.cancellation.decided-within must be 0 or more, but is " + decidedWithin + ".");
    }
  }
}
