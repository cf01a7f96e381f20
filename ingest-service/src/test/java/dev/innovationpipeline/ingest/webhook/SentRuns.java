package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events of runs, as processors write them. */
final class SentRuns implements AutoCloseable {

  private final EventCodec codec;
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              TestServers.sharedKafka().bootstrapServers(),
              "partitioner.class",
              RunPartitioner.class.getName()),
          new StringSerializer(),
          new ByteArraySerializer());

  SentRuns(Topics topics) {
    codec = new EventCodec(topics, "test");
  }

  /** A new run of a company through its five stages. */
  static List<RunEvent> whole(String company) {
    RunContext base = Runs.run("run-" + UUID.randomUUID());
    RunContext run =
        new RunContext(
            base.runId(),
            1,
            base.userId(),
            company,
            base.blobUrl(),
            base.requestedAt(),
            base.options());
    return IntStream.rangeClosed(1, 5)
        .mapToObj(stage -> (RunEvent) Runs.completed(run, stage))
        .toList();
  }

  /** A new run of a company, of whose document pages could not be read. */
  static List<RunEvent> degraded(String company) {
    List<RunEvent> events = new ArrayList<>(whole(company));
    events.set(
        0,
        Runs.degraded(
            events.getFirst().run(),
            1,
            new Degradation(Degradation.PAGES_WITHOUT_TEXT, "Pages 1, 2.", null)));
    return events;
  }

  void append(List<RunEvent> events) throws Exception {
    for (RunEvent event : events) {
      producer.send(codec.toRecord(event)).get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
