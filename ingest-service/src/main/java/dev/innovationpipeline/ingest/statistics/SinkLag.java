package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.kafka.SinkOffsets;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.OffsetsUnknownException;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The number of offsets that the sink is behind the topics of events, cached for two seconds. */
@Component
class SinkLag {

  private static final Logger log = LoggerFactory.getLogger(SinkLag.class);
  private static final Duration MIN_REFRESH_INTERVAL = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

  private final SinkOffsets offsets;
  private final InstantSource clock;
  private OptionalLong known = OptionalLong.empty();
  private Instant asked = Instant.MIN;

  SinkLag(SinkOffsets offsets, InstantSource clock) {
    this.offsets = offsets;
    this.clock = clock;
  }

  /** Empty when Kafka does not answer in time. */
  synchronized OptionalLong events() {
    Instant now = clock.instant();
    if (asked.isBefore(now.minus(MIN_REFRESH_INTERVAL))) {
      asked = now;
      known = ask();
    }
    return known;
  }

  private OptionalLong ask() {
    try {
      return OptionalLong.of(
          offsets.read(REQUEST_TIMEOUT).stream().mapToLong(SinkLag::behind).sum());
    } catch (OffsetsUnknownException e) {
      log.debug("The sink's lag is not known; the next question asks Kafka again.", e);
      return OptionalLong.empty();
    }
  }

  private static long behind(Partition partition) {
    Long committed = partition.committed();
    return Math.max(0, partition.end() - (committed == null ? 0 : committed));
  }
}
