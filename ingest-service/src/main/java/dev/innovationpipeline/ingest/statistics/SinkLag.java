package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.kafka.SinkOffsets;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.OffsetsUnknownException;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.Partition;
import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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
  private final TimeSource time;
  private OptionalLong known = OptionalLong.empty();
  private @Nullable Duration asked;

  SinkLag(SinkOffsets offsets, TimeSource time) {
    this.offsets = offsets;
    this.time = time;
  }

  /** Empty when Kafka does not answer in time. */
  synchronized OptionalLong events() {
    Duration now = time.elapsed();
    if (asked == null || now.minus(asked).compareTo(MIN_REFRESH_INTERVAL) > 0) {
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
