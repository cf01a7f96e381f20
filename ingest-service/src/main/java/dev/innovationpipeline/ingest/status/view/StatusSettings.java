package dev.innovationpipeline.ingest.status.view;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the view is kept and shown.
 *
 * @param threads stream threads that fold; 1 folds thousands of events a second
 * @param sessionTimeout after which a dead instance's share goes to the others
 * @param commitInterval between two commits of the fold. A commit holds the fold up for some
 *     milliseconds; events since the last are folded again after a crash, which changes nothing.
 * @param pace between finding events and asking for more; what comes meanwhile comes together.
 *     Costs a watcher as much at most, and without it the broker answers a fetch for each event
 * @param heartbeat between two comments on a silent event stream; below the usual proxies' 30 s
 * @param knownWithin how long a question for an unknown run waits until this instance has read what
 *     the others accepted; usually some milliseconds
 */
@ConfigurationProperties("pipeline.status")
public record StatusSettings(
    @DefaultValue("1") int threads,
    @DefaultValue("10s") Duration sessionTimeout,
    @DefaultValue("5s") Duration commitInterval,
    @DefaultValue("15ms") Duration pace,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("300ms") Duration knownWithin) {

  public StatusSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("pipeline.status.threads is at least 1.");
    }
    if (pace.isNegative()) {
      throw new IllegalArgumentException("pipeline.status.pace is 0 or more.");
    }
    if (!heartbeat.isPositive() || !commitInterval.isPositive() || !knownWithin.isPositive()) {
      throw new IllegalArgumentException(
          "pipeline.status.heartbeat, commit-interval and known-within are more than 0.");
    }
  }
}
