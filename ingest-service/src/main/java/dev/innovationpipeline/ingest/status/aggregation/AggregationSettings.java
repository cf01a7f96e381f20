package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How events are aggregated.
 *
 * @param threads that aggregate; one aggregates thousands of events a second
 * @param sessionTimeout after which the partitions of a dead instance go to the others
 * @param commitInterval between two commits of the aggregation; after a crash the events since the
 *     last one are aggregated again, which changes nothing
 * @param maxPollInterval between a poll that found events and the next, when many arrive. Events
 *     that arrive meanwhile are fetched together, and each run's changes are written as one;
 *     watchers wait at most twice that long.
 */
@ConfigurationProperties("pipeline.status")
record AggregationSettings(
    @DefaultValue("1") int threads,
    @DefaultValue("10s") Duration sessionTimeout,
    @DefaultValue("5s") Duration commitInterval,
    @Name("pace") @DefaultValue("100ms") Duration maxPollInterval) {

  AggregationSettings {
    SettingFaults faults = new SettingFaults("pipeline.status");
    faults.require(threads >= 1, "threads", "must be at least 1", threads);
    faults.require(!maxPollInterval.isNegative(), "pace", "must be 0 or more", maxPollInterval);
    faults.require(
        commitInterval.isPositive(), "commit-interval", "must be more than 0", commitInterval);
    faults.throwIfAny();
  }
}
