package dev.innovationpipeline.stages.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where records go that cannot be read: as they came, with why. */
final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final Topics topics;
  private final String consumerGroup;
  private final InstantSource clock;

  DeadLetters(Topics topics, String consumerGroup, InstantSource clock) {
    this.topics = topics;
    this.consumerGroup = consumerGroup;
    this.clock = clock;
  }

  ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> message, Exception why) {
    String target = topics.deadLettersOf(message.topic());
    log.error("{} It goes to {}; the records behind it are worked on.", why.getMessage(), target);
    var letter = new ProducerRecord<String, byte[]>(target, message.key(), message.value());
    Headers headers = letter.headers();
    message.headers().forEach(headers::add);
    put(headers, "dlt_source_topic", message.topic());
    put(headers, "dlt_source_partition", String.valueOf(message.partition()));
    put(headers, "dlt_source_offset", String.valueOf(message.offset()));
    put(headers, "dlt_consumer_group", consumerGroup);
    put(headers, "dlt_error_type", why.getClass().getName());
    put(headers, "dlt_error", String.valueOf(why.getMessage()));
    put(headers, "dlt_time", clock.instant().toString());
    return letter;
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
