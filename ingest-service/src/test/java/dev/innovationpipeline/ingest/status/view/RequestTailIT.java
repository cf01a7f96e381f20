package dev.innovationpipeline.ingest.status.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RequestTailIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static KafkaServer kafka;
  private static Admin admin;
  private static KafkaProducer<String, byte[]> producer;

  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    kafka = TestServers.sharedKafka();
    admin = Admin.create(client());
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    admin.close();
  }

  @Test
  void nothingIsKnownBeforeItStarts() {
    try (RequestTail tail = tail(new Topics("tail-0."))) {
      assertThat(tail.readUpToNow("r")).isFalse();
    }
  }

  @Test
  void aRequestThatKafkaHasAcknowledgedIsKnown() throws Exception {
    Topics topics = declared("tail-1.");
    try (RequestTail tail = tail(topics)) {
      tail.fillStarting("tail-1.group");
      request(topics, "r1");
      assertThat(tail.readUpToNow("r1")).isTrue();
      assertThat(accepted).containsExactly("r1");
      request(topics, "r2");
      assertThat(tail.readUpToNow("r2")).isTrue();
      assertThat(accepted).containsExactly("r1", "r2");
      tail.fillStarting("tail-1.group");
      assertThat(tail.readUpToNow("r2")).isTrue();
      assertThat(accepted).as("a second fill does not start it again").hasSize(2);
    }
  }

  @Test
  void laterAttemptsTombstonesAndUnreadableRecordsAreSkipped() throws Exception {
    Topics topics = declared("tail-2.");
    String topic = topics.runRequested().name();
    var run = Runs.run("r");
    send(codec(topics).toRecord(new RunRequested(run.next(Runs.NOW, run.options()), Runs.NOW)));
    send(new ProducerRecord<>(topic, 0, "r", null));
    send(new ProducerRecord<>(topic, 0, "r", "nonsense".getBytes(UTF_8)));
    request(topics, "r");
    try (RequestTail tail = tail(topics)) {
      tail.fillStarting("tail-2.group");
      assertThat(tail.readUpToNow("r")).isTrue();
      assertThat(accepted).containsExactly("r");
    }
  }

  @Test
  void startsAtTheCommittedOffsetsOfTheAggregation() throws Exception {
    Topics topics = declared("tail-3.");
    request(topics, "old");
    request(topics, "new");
    admin
        .alterConsumerGroupOffsets(
            "tail-3.group",
            Map.of(new TopicPartition(topics.runRequested().name(), 0), new OffsetAndMetadata(1)))
        .all()
        .get();
    try (RequestTail tail = tail(topics)) {
      tail.fillStarting("tail-3.group");
      assertThat(tail.readUpToNow("new")).isTrue();
      assertThat(accepted).containsExactly("new");
    }
  }

  private RequestTail tail(Topics topics) {
    return new RequestTail(client(), topics, TIMEOUT, status -> accepted.add(status.run().runId()));
  }

  private static Topics declared(String prefix) throws Exception {
    Topics topics = new Topics(prefix);
    String topic = topics.runRequested().name();
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    await() // a broker may not know yet what the controller has created
        .atMost(TIMEOUT)
        .ignoreExceptions()
        .until(() -> admin.describeTopics(List.of(topic)).allTopicNames().get().size() == 1);
    return topics;
  }

  private static void request(Topics topics, String runId) throws Exception {
    send(codec(topics).toRecord(Runs.requested(runId)));
  }

  private static void send(ProducerRecord<String, byte[]> message) throws Exception {
    producer.send(message).get();
  }

  private static EventCodec codec(Topics topics) {
    return new EventCodec(topics, "/test");
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
