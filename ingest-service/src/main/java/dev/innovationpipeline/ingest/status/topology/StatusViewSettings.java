package dev.innovationpipeline.ingest.status.topology;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How events are aggregated into the view.
 *
 * @param threads stream threads that aggregate; one aggregates thousands of events a second
 * @param sessionTimeout after which the partitions of a dead instance go to the others
 * @param commitInterval between two commits of the aggregation. A commit holds it up for some
 *     milliseconds; after a crash the events since the last one are aggregated again, which changes
 *     nothing.
 * @param minPollInterval between a poll that found events and the next. Events that arrive
 *     meanwhile are fetched together; watchers wait that much longer at most, and without it the
 *     broker answers one fetch for each event.
 */
@ConfigurationProperties("pipeline.status")
record StatusViewSettings(
    @DefaultValue("1") int threads,
    @DefaultValue("10s") Duration sessionTimeout,
    @DefaultValue("5s") Duration commitInterval,
    @Name("pace") @DefaultValue("15ms") Duration minPollInterval) {

  StatusViewSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("pipeline.status.threads must be at least 1.");
    }
    if (minPollInterval.isNegative()) {
      throw new IllegalArgumentException("pipeline.status.pace must be 0 or more.");
    }
    if (!commitInterval.isPositive()) {
      throw new IllegalArgumentException("pipeline.status.commit-interval must be more than 0.");
    }
  }
}
