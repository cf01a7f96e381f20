package dev.innovationpipeline.benchmarks.history;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts the events of completed runs into the topics, with outputs of 1 kB. */
final class HistoryFill {

  private static final Pipeline PIPELINE = Pipelines.registered().newest();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Prose OUTPUT = new Prose("Some words of an output. ".repeat(40));

  private HistoryFill() {}

  /**
   * @throws KafkaException when an event was not accepted
   */
  static void fill(String bootstrapServers, int from, int to) {
    EventCodec codec = new EventCodec(new Topics(""), "/innovation-pipeline/bench");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "snappy",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int number = from; number < to && failure.get() == null; number++) {
        for (RunEvent event : events(number)) {
          producer.send(codec.toRecord(event), (at, e) -> failure.compareAndSet(null, e));
        }
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException("The topics could not be filled.", failure.get());
    }
  }

  static String runId(int number) {
    return "run-%08d".formatted(number);
  }

  private static List<RunEvent> events(int number) {
    Instant requested = START.plusSeconds(number);
    RunContext run =
        new RunContext(
            runId(number),
            1,
            "user-" + number % 100,
            "company-" + number % 20,
            "https://documents.example/" + number,
            requested,
            RunOptions.DEFAULTS,
            requested,
            PIPELINE.id());
    List<RunEvent> events = new ArrayList<>(List.of(new RunRequested(run, requested)));
    for (Stage stage : PIPELINE.stages()) {
      Instant begin = requested.plusSeconds(10L * stage.number());
      events.add(new StageStarted(run, stage.number(), "processor-1", begin));
      events.add(
          new StageCompleted(
              run,
              stage.number(),
              OUTPUT,
              "some/model",
              "v1",
              Usage.NONE,
              Usage.NONE,
              begin,
              begin.plusSeconds(9)));
    }
    return events;
  }
}
