package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends the events of runs that go well, and knows when the broker appended each: the topics it
 * writes to are told to stamp records with that time.
 */
final class EventFeed implements AutoCloseable {

  private static final String OUTPUT = "A stage's output of some size. ".repeat(400);
  private static final Usage USAGE = new Usage(1, 3000, 900, new BigDecimal("0.0042"));

  private final EventCodec codec = new EventCodec(new Topics(""), "/bench");
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, CompletableFuture<Long>> appendedAt = new ConcurrentHashMap<>();

  /** The topics must be there. */
  EventFeed(String bootstrapServers) throws InterruptedException {
    stampWithAppendTime(bootstrapServers);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                0,
                "compression.type",
                "snappy",
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static RunContext run(String id) {
    return new RunContext(
        id, 1, "bench", "bench-company", "http://h/d.pdf", Instant.now(), RunOptions.DEFAULTS);
  }

  /** Times are distinct, so that an event is recognised by its time. */
  static List<RunEvent> events(RunContext run) {
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunRequested(run, run.requestedAt()));
    for (int stage = 1; stage <= run.pipeline().stages(); stage++) {
      Instant started = run.requestedAt().plus(Duration.ofMillis(10L * stage));
      events.add(new StageStarted(run, stage, "bench-processor", started));
      events.add(
          new StageCompleted(
              run,
              stage,
              new Prose(OUTPUT),
              "bench-model",
              "v1",
              USAGE,
              USAGE,
              started,
              started.plusMillis(5)));
    }
    return events;
  }

  private static void stampWithAppendTime(String bootstrapServers) throws InterruptedException {
    var stamp =
        List.of(
            new AlterConfigOp(
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                AlterConfigOp.OpType.SET));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<ConfigResource, Collection<AlterConfigOp>> topics = new HashMap<>();
      new Topics("")
          .events()
          .forEach(
              topic ->
                  topics.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), stamp));
      admin.incrementalAlterConfigs(topics).all().get();
    } catch (ExecutionException e) {
      throw new StartFailedException("The topics could not be told to stamp records.", e);
    }
  }

  /** Not measured. Answers when the broker has it. */
  Future<RecordMetadata> append(RunEvent event) {
    return producer.send(codec.toRecord(event));
  }

  /** To be asked for with {@link #takeAppendedAt}. */
  void appendMeasured(RunEvent event) {
    CompletableFuture<Long> time = new CompletableFuture<>();
    appendedAt.put(key(event.run().runId(), event.occurredAt().toString()), time);
    producer.send(
        codec.toRecord(event),
        (metadata, failure) -> {
          if (failure == null) {
            time.complete(metadata.timestamp());
          }
        });
  }

  /**
   * When the broker appended the event that made a status, in milliseconds since 1970, once that is
   * known here: the client may hear of an event before its sender does. Null for one that this feed
   * does not measure.
   */
  @Nullable CompletableFuture<Long> takeAppendedAt(String runId, String updatedAt) {
    return appendedAt.remove(key(runId, updatedAt));
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
