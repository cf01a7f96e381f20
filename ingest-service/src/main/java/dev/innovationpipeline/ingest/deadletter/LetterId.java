package dev.innovationpipeline.ingest.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The position of a letter in its dead-letter topic; on the wire {@code topic:partition:offset}.
 */
record LetterId(String topic, int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("([\\w.-]{1,249}):(\\d{1,9}):(\\d{1,18})");

  static LetterId of(ConsumerRecord<byte[], byte[]> message) {
    return new LetterId(message.topic(), message.partition(), message.offset());
  }

  /** Empty for what is no such id. */
  static Optional<LetterId> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new LetterId(
                form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return topic + ":" + partition + ":" + offset;
  }
}
