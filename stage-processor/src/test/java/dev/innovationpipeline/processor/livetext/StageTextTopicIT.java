package dev.innovationpipeline.processor.livetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.StageTextCodec;
import dev.innovationpipeline.testing.servers.TestServers;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class StageTextTopicIT {

  private static final CallContext CALL = new CallContext("run-1", 2, "acme", 2);

  private final Topics topics = new Topics("text-" + UUID.randomUUID() + ".");

  private final SettableTime settable = new SettableTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final TimeSource time = TimeSource.of(settable, settable::elapsed);

  @Test
  void viewersReadTheTextInOrder() throws Exception {
    KafkaServer broker = TestServers.sharedKafka();
    try (Admin admin = Admin.create(connection(broker.bootstrapServers()));
        StageTextTopic text =
            new StageTextTopic(connection(broker.bootstrapServers()), topics, time)) {
      admin.createTopics(TopicSettings.of(topics.prefix(), 3).newTopics()).all().get();
      await()
          .untilAsserted(
              () -> {
                text.onText(CALL, 0, "Once upon ");
                text.onText(CALL, 10, "a time");
                assertThat(read(broker))
                    .endsWith(
                        new StageText("run-1", 2, 2, 0, "Once upon "),
                        new StageText("run-1", 2, 2, 10, "a time"));
              });
    }
  }

  @Test
  void anUnreachableBrokerDelaysNoCall() {
    try (StageTextTopic text = new StageTextTopic(connection("127.0.0.1:1"), topics, time)) {
      long start = System.nanoTime();
      text.onText(CALL, 0, "This is lost.");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void aRunIsWatchedForAMinuteAfterEachAnnouncement() throws Exception {
    KafkaServer broker = TestServers.sharedKafka();
    Map<String, Object> connection = connection(broker.bootstrapServers());
    try (Admin admin = Admin.create(connection);
        KafkaProducer<String, byte[]> ingest =
            new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
        StageTextTopic text = new StageTextTopic(connection, topics, time)) {
      admin.createTopics(TopicSettings.of(topics.prefix(), 3).newTopics()).all().get();
      assertThat(text.isWatched("run-1")).isFalse();
      await()
          .until(
              () -> {
                ingest.send(new StageTextCodec(topics).watched("run-1")).get();
                return text.isWatched("run-1");
              });
      assertThat(text.isWatched("run-2")).isFalse();
      settable.setWallClock(Duration.ofHours(6));
      settable.pass(Duration.ofSeconds(59));
      assertThat(text.isWatched("run-1")).isTrue();
      settable.setWallClock(Duration.ofHours(-12));
      settable.pass(Duration.ofSeconds(2));
      assertThat(text.isWatched("run-1")).isFalse();
    }
  }

  private List<StageText> read(KafkaServer broker) {
    StageTextCodec codec = new StageTextCodec(topics);
    List<StageText> pieces = new ArrayList<>();
    Map<String, Object> config = new HashMap<>(connection(broker.bootstrapServers()));
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.stageText().name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (pieces.size() < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(message -> codec.toText(message).ifPresent(pieces::add));
      }
    }
    return pieces;
  }

  private static Map<String, Object> connection(String bootstrapServers) {
    return Map.of("bootstrap.servers", bootstrapServers);
  }
}
