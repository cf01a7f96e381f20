package dev.innovationpipeline.local.bench.status;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Appends the events of runs that go well, and knows when each was sent off. */
final class EventFeed implements AutoCloseable {

  private static final String OUTPUT = "A stage's output of some size. ".repeat(400);
  private static final Usage USAGE = new Usage(1, 3000, 900, new BigDecimal("0.0042"));

  private final EventCodec codec = new EventCodec(new Topics(""), "/bench");
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> sentAtNanos = new ConcurrentHashMap<>();

  EventFeed(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                0,
                "compression.type",
                "zstd",
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static RunContext run(String id) {
    return new RunContext(
        id, 1, "bench", "bench-company", "http://h/d.pdf", Instant.now(), RunOptions.DEFAULTS);
  }

  /** Times are distinct, so that an event is known again by its time. */
  static List<RunEvent> events(RunContext run) {
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunRequested(run, run.requestedAt()));
    for (Stage stage : Stage.values()) {
      Instant started = run.requestedAt().plus(Duration.ofMillis(10L * stage.number()));
      events.add(new StageStarted(run, stage, "bench-processor", started));
      events.add(
          new StageCompleted(
              run,
              stage,
              OUTPUT,
              null,
              "bench-model",
              "v1",
              USAGE,
              USAGE,
              started,
              started.plusMillis(5)));
    }
    return events;
  }

  void append(RunEvent event) {
    sentAtNanos.put(key(event.run().runId(), event.occurredAt().toString()), System.nanoTime());
    producer.send(codec.toRecord(event));
  }

  /** When the event that made a status was sent off; null for one that this feed did not send. */
  @Nullable Long takeSentAt(String runId, String updatedAt) {
    return sentAtNanos.remove(key(runId, updatedAt));
  }

  void flush() {
    producer.flush();
  }

  private static String key(String runId, String at) {
    return runId + "@" + at;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
