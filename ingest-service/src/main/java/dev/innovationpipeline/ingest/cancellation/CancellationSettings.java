package dev.innovationpipeline.ingest.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a cancellation is answered.
 *
 * @param decidedWithin how long the answer waits until the status shows the cancellation, so that
 *     nobody is told of another end afterwards. 1 s: it takes milliseconds, and the cancellation
 *     holds in any case.
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
