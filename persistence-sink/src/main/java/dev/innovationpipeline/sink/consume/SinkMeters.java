package dev.innovationpipeline.sink.consume;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The meters of the sink: its batches, its lag, outages of the store. */
final class SinkMeters {

  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
  private final Timer duration;
  private final DistributionSummary size;
  private final MeterRegistry registry;

  SinkMeters(MeterRegistry registry) {
    this.registry = registry;
    duration =
        Timer.builder("innovation.pipeline.sink.batch")
            .description("From a batch's arrival to the commit of its offsets")
            .register(registry);
    size =
        DistributionSummary.builder("innovation.pipeline.sink.batch.size")
            .description("Events in a batch")
            .register(registry);
    Gauge.builder("innovation.pipeline.sink.lag", this, SinkMeters::lag)
        .description("Records of this process's partitions that are not yet written")
        .register(registry);
  }

  void away(StoreCondition condition) {
    TimeGauge.builder(
            "innovation.pipeline.sink.away",
            condition,
            TimeUnit.MILLISECONDS,
            c -> (double) c.away().toMillis())
        .description("How long the store has not been writable; 0 while it is")
        .register(registry);
  }

  /** Records not yet read, in the partitions of this process. */
  public long lag() {
    return lags.values().stream().mapToLong(Long::longValue).sum();
  }

  void written(int events, Duration took) {
    size.record(events);
    duration.record(took);
  }

  void deadLetter(String topic) {
    registry.counter("innovation.pipeline.dead.letters", "topic", topic).increment();
  }

  /** To be called by the consumer's own thread. */
  void look(Consumer<?, ?> consumer) {
    for (TopicPartition partition : consumer.assignment()) {
      consumer.currentLag(partition).ifPresent(lag -> lags.put(partition, lag));
    }
  }

  void forget(Iterable<TopicPartition> partitions) {
    partitions.forEach(lags::remove);
  }
}
