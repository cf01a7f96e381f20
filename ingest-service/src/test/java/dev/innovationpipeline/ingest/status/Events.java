package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a run's events to Kafka, and reads how they were aggregated. */
final class Events implements AutoCloseable {

  static final Topics TOPICS = new Topics("");
  private static final EventCodec CODEC = new EventCodec(TOPICS, "/test");

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;

  Events(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static RunContext run(String id) {
    return new RunContext(
        id,
        1,
        "u",
        "c",
        "http://h/d.pdf",
        Instant.parse("2026-01-01T00:00:00Z"),
        RunOptions.DEFAULTS);
  }

  /** All that happens in a run that goes well, in order. */
  static List<RunEvent> wholeRun(RunContext run) {
    List<RunEvent> events = new ArrayList<>();
    Instant at = run.requestedAt();
    events.add(new RunRequested(run, at));
    for (int stage = 1; stage <= run.pipeline().stages(); stage++) {
      Instant started = at.plusSeconds(2L * stage);
      events.add(new StageStarted(run, stage, "p", started));
      events.add(
          new StageCompleted(
              run,
              stage,
              new Prose("# Text"),
              "m",
              "v1",
              Usage.NONE,
              Usage.NONE,
              started,
              started.plusSeconds(1)));
    }
    return events;
  }

  void append(RunEvent event) throws Exception {
    send(CODEC.toRecord(event));
  }

  void send(ProducerRecord<String, byte[]> message) throws Exception {
    producer.send(message).get();
  }

  List<String> changesOf(String runId) {
    return changesOnTheTopic().getOrDefault(runId, List.of());
  }

  /** The ids of all changes on {@code run-status}, by run. */
  Map<String, List<String>> changesOnTheTopic() {
    Map<String, RunStatus> aggregates = new HashMap<>();
    Map<String, List<String>> ids = new HashMap<>();
    readStatuses(
        message -> {
          RunStatus next = ViewedStatus.of(message).orElseThrow().status();
          RunStatus before = aggregates.get(message.key());
          RunStatus merged = before == null ? next : before.merge(next);
          if (!merged.equals(before)) {
            aggregates.put(message.key(), merged);
            ids.computeIfAbsent(message.key(), key -> new ArrayList<>())
                .add(message.partition() + "-" + message.offset());
          }
        });
    return ids;
  }

  /** What compaction would keep of a run. */
  RunStatus newestOnTheTopic(String runId) {
    Map<String, RunStatus> newest = new HashMap<>();
    readStatuses(
        message -> newest.put(message.key(), ViewedStatus.of(message).orElseThrow().status()));
    return Objects.requireNonNull(newest.get(runId));
  }

  private void readStatuses(Consumer<ConsumerRecord<String, byte[]>> reader) {
    String topic = TOPICS.runStatus().name();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(reader);
      }
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
