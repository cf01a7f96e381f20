package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a subscriber sees of the topics: committed records only. */
final class EventLog implements AutoCloseable {

  private final EventCodec codec;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  EventLog(Map<String, Object> connection, Topics topics) {
    this.codec = new EventCodec(topics, "/test");
    Map<String, Object> config = new HashMap<>(connection);
    config.put("partitioner.class", RunPartitioner.class.getName());
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    config.put("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.concat(
                topics.events().stream().map(t -> t.name()),
                topics.events().stream().map(t -> topics.deadLettersOf(t).name()))
            .flatMap(name -> partitionsOf(name).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** A broker knows of a new topic, and who leads its partitions, a little after it is made. */
  private List<PartitionInfo> partitionsOf(String topic) {
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollInSameThread()
        .ignoreExceptionsInstanceOf(RetriableException.class)
        .until(
            () -> consumer.partitionsFor(topic),
            found ->
                found != null
                    && !found.isEmpty()
                    && found.stream().allMatch(info -> info.leader() != null));
  }

  void send(ProducerRecord<String, byte[]> message) {
    producer.send(message);
    producer.flush();
  }

  <E extends RunEvent> List<E> events(Class<E> type) {
    catchUp();
    return seen.stream()
        .filter(message -> !message.topic().endsWith("-dlt"))
        .filter(message -> message.headers().lastHeader("ce_type") != null)
        .map(codec::toEvent)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Failure codes by run. */
  Map<String, String> failures() {
    return events(RunFailed.class).stream().collect(toMap(e -> e.run().runId(), RunFailed::code));
  }

  List<ConsumerRecord<String, byte[]>> deadLetters() {
    catchUp();
    return seen.stream().filter(message -> message.topic().endsWith("-dlt")).toList();
  }

  private void catchUp() {
    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
