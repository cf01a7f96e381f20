package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Records for the dead-letter topics: unchanged, with origin and reason in their headers. */
public final class DeadLetters {

  private final Topics topics;
  private final String consumerGroup;
  private final InstantSource clock;

  /**
   * @param consumerGroup the group that could not process the records
   */
  public DeadLetters(Topics topics, String consumerGroup, InstantSource clock) {
    this.topics = topics;
    this.consumerGroup = consumerGroup;
    this.clock = clock;
  }

  /** The dead letter for a record that cannot be processed. */
  public ProducerRecord<String, byte[]> letter(
      ConsumerRecord<String, byte[]> message, Exception why) {
    String target = topics.deadLettersOf(message.topic());
    var letter = new ProducerRecord<String, byte[]>(target, message.key(), message.value());
    Headers headers = letter.headers();
    message.headers().forEach(headers::add);
    EventCodec.put(headers, "dlt_source_topic", message.topic());
    EventCodec.put(headers, "dlt_source_partition", String.valueOf(message.partition()));
    EventCodec.put(headers, "dlt_source_offset", String.valueOf(message.offset()));
    EventCodec.put(headers, "dlt_consumer_group", consumerGroup);
    EventCodec.put(headers, "dlt_error_type", why.getClass().getName());
    EventCodec.put(headers, "dlt_error", String.valueOf(why.getMessage()));
    EventCodec.put(headers, "dlt_time", clock.instant().toString());
    return letter;
  }
}
