package dev.innovationpipeline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicTailIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int PARTITIONS = 2;

  private static KafkaServer kafka;
  private static Admin admin;
  private static KafkaProducer<String, byte[]> producer;

  private final Queue<String> received = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    kafka = TestServers.sharedKafka();
    admin = Admin.create(client());
    producer = new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    admin.close();
  }

  @Test
  void readsFromTheBeginningAndFollows() throws Exception {
    String topic = topic("tail-beginning");
    append(topic, 0, "a");
    try (TopicTail tail = tail(topic, TopicTail.Start.beginning())) {
      assertThat(tail.awaitOffset(0, 1, TIMEOUT)).isTrue();
      append(topic, 0, "b");
      assertThat(tail.awaitOffset(0, 2, TIMEOUT)).isTrue();
      assertThat(received).containsExactly("a", "b");
      assertThat(tail.awaitOffset(0, 3, Duration.ofMillis(1))).as("not there yet").isFalse();
      assertThat(tail.awaitOffset(1, 0, TIMEOUT)).as("an empty partition").isTrue();
    }
  }

  @Test
  void whoAwaitsTheEndHasAllThatWasThere() throws Exception {
    String topic = topic("tail-awaited");
    try (TopicTail tail = tail(topic, TopicTail.Start.beginning())) {
      for (int count = 1; count <= 20; count++) {
        append(topic, count % PARTITIONS, "record " + count);
        assertThat(tail.awaitEnd(TIMEOUT)).isTrue();
        assertThat(received).hasSize(count);
      }
    }
    try (TopicTail none = tail("tail-never", TopicTail.Start.beginning())) {
      assertThat(none.awaitEnd(Duration.ofMillis(1))).isFalse();
    }
  }

  @Test
  void readsFromTheEnd() throws Exception {
    String topic = topic("tail-end");
    append(topic, 0, "a");
    try (TopicTail tail = tail(topic, TopicTail.Start.end())) {
      assertThat(tail.awaitOffset(0, 1, TIMEOUT)).isTrue();
      append(topic, 0, "b");
      assertThat(tail.awaitOffset(0, 2, TIMEOUT)).isTrue();
      assertThat(received).containsExactly("b");
    }
  }

  @Test
  void readsFromGivenOffsets() throws Exception {
    String topic = topic("tail-offsets");
    append(topic, 0, "a");
    append(topic, 0, "b");
    append(topic, 1, "c");
    try (TopicTail tail = tail(topic, TopicTail.Start.at(Map.of(0, 1L)))) {
      assertThat(tail.awaitOffset(0, 2, TIMEOUT)).isTrue();
      assertThat(tail.awaitOffset(1, 1, TIMEOUT)).isTrue();
      assertThat(received).containsExactlyInAnyOrder("b", "c");
    }
  }

  @Test
  void aRecordThatTheReceiverRefusesIsSkipped() throws Exception {
    String topic = topic("tail-refused");
    append(topic, 0, "refused");
    append(topic, 0, "b");
    try (TopicTail tail = tail(topic, TopicTail.Start.beginning())) {
      assertThat(tail.awaitOffset(0, 2, TIMEOUT)).isTrue();
      assertThat(received).containsExactly("b");
    }
  }

  @Test
  void aPartitionIsReadAgainFromATime() throws Exception {
    String topic = topic("tail-again");
    int partition = RunPartitioner.partitionOf("r", PARTITIONS);
    Instant time = Instant.now().minusSeconds(60); // within the topic's retention
    append(topic, partition, "a", time);
    append(topic, partition, "b", time.plusSeconds(1));
    append(topic, 1 - partition, "c", time.plusSeconds(1));
    try (TopicTail tail = tail(topic, TopicTail.Start.beginning())) {
      assertThat(tail.awaitOffset(partition, 2, TIMEOUT)).isTrue();
      assertThat(tail.awaitOffset(1 - partition, 1, TIMEOUT)).isTrue();
      received.clear();
      tail.readAgain("r", time.plusMillis(500), () -> received.add("begin"));
      await().atMost(TIMEOUT).until(() -> received.size() == 2);
      assertThat(received).containsExactly("begin", "b");
    }
  }

  @Test
  void aTopicMayAppearLater() throws Exception {
    try (TopicTail tail = tail("tail-later", TopicTail.Start.beginning())) {
      assertThat(tail.awaitOffset(0, 0, Duration.ofMillis(1))).isFalse();
      append(topic("tail-later"), 0, "a");
      assertThat(tail.awaitOffset(0, 1, TIMEOUT)).isTrue();
      assertThat(received).containsExactly("a");
    }
  }

  private TopicTail tail(String topic, TopicTail.Start start) {
    return new TopicTail(client(), topic, start, this::receive);
  }

  private void receive(ConsumerRecord<String, byte[]> message) {
    String text = new String(message.value(), UTF_8);
    if (text.equals("refused")) {
      throw new IllegalArgumentException(text);
    }
    received.add(text);
  }

  private static String topic(String name) throws Exception {
    admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
    return name;
  }

  private static void append(String topic, int partition, String text) throws Exception {
    append(topic, partition, text, Instant.now());
  }

  private static void append(String topic, int partition, String text, Instant time)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic, partition, time.toEpochMilli(), "key", text.getBytes(UTF_8)))
        .get();
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers(), "allow.auto.create.topics", false);
  }
}
