package dev.innovationpipeline.ingest.batch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large batches are, and how often runs are looked at that wait for others.
 *
 * @param maxRuns of a batch: its documents times its companies. 200: their events are one
 *     transaction.
 * @param checkInterval between two looks at all runs that wait. 1 min: a run goes on at once when
 *     the other has its results; this is for what a dead instance left.
 */
@ConfigurationProperties("pipeline.batches")
public record BatchSettings(
    @DefaultValue("200") int maxRuns, @DefaultValue("1m") Duration checkInterval) {

  private static final int MAX_RUNS = 1000;

  public BatchSettings {
    if (maxRuns < 1 || maxRuns > MAX_RUNS) {
      throw new IllegalArgumentException(
          "pipeline.batches.max-runs must be 1 to %d, but is %d.".formatted(MAX_RUNS, maxRuns));
    }
    if (!checkInterval.isPositive()) {
      throw new IllegalArgumentException(
          "pipeline.batches.check-interval must be more than 0, but is " + checkInterval + ".");
    }
  }
}
