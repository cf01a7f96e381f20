package dev.innovationpipeline.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final Topics TOPICS = new Topics("");
  private static final int BROKER_LIMIT = 1 << 20;

  private final DeadLetters letters = new DeadLetters(TOPICS, "g", InstantSource.system());

  @Test
  void aRecordIsKeptAsItIs() {
    byte[] value = {1, 2, 3};
    RecordHeaders headers = new RecordHeaders();
    EventCodec.put(headers, "ce_type", "odd");

    ProducerRecord<String, byte[]> letter =
        letters.letter(message("run-1", value, headers), new IllegalStateException("why"));

    assertThat(letter.key()).isEqualTo("run-1");
    assertThat(letter.value()).isEqualTo(value);
    assertThat(EventCodec.text(letter.headers(), "ce_type")).isEqualTo("odd");
    assertThat(EventCodec.text(letter.headers(), "dlt_error")).isEqualTo("why");
    assertThat(letter.headers().lastHeader("dlt_uncut_bytes")).isNull();
  }

  @Test
  void aLetterFitsHoweverLargeItsParts() {
    RecordHeaders headers = new RecordHeaders();
    EventCodec.put(headers, "large", "h".repeat(BROKER_LIMIT));
    EventCodec.put(headers, "small", "kept");

    ProducerRecord<String, byte[]> letter =
        letters.letter(
            message("k".repeat(BROKER_LIMIT), new byte[BROKER_LIMIT], headers),
            new IllegalStateException("e".repeat(BROKER_LIMIT)));

    assertThat(bytes(letter)).isLessThanOrEqualTo(DeadLetters.MAX_LETTER_BYTES);
    assertThat(EventCodec.text(letter.headers(), "small")).isEqualTo("kept");
    assertThat(EventCodec.text(letter.headers(), "dlt_omitted_headers")).isEqualTo("1");
    assertThat(EventCodec.text(letter.headers(), "dlt_uncut_bytes"))
        .isEqualTo(String.valueOf(BROKER_LIMIT));
    assertThat(letter.value()).isNotEmpty();
  }

  @Test
  void aRecordWithoutKeyOrValueIsNoObstacle() {
    ProducerRecord<String, byte[]> letter =
        letters.letter(message(null, null, new RecordHeaders()), new StackOverflowError());

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(EventCodec.text(letter.headers(), "dlt_error_type"))
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void aRedrivenRecordIsForTheGroupsThatItNames() {
    RecordHeaders headers = new RecordHeaders();
    ConsumerRecord<String, byte[]> record = message("run-1", new byte[1], headers);
    assertThat(letters.isForOthers(record)).isFalse();
    EventCodec.put(headers, DeadLetters.REDRIVE_GROUPS, "f,g");
    assertThat(letters.isForOthers(record)).isFalse();
    EventCodec.put(headers, DeadLetters.REDRIVE_GROUPS, "gg");
    assertThat(letters.isForOthers(record)).isTrue();
  }

  /** Compaction may have removed the original before this group read it. */
  @Test
  void anOldCopyIsForAllThatDoTheirWorkOnlyOnce() {
    RecordHeaders headers = new RecordHeaders();
    EventCodec.put(headers, DeadLetters.REDRIVE_GROUPS, "other");
    ConsumerRecord<String, byte[]> writtenAtTheEpoch = message("run-1", new byte[1], headers);
    Instant soon = Instant.EPOCH.plus(Topic.MIN_COMPACTION_LAG).minusMillis(1);

    assertThat(new DeadLetters(TOPICS, "g", () -> soon).isSurelyForOthers(writtenAtTheEpoch))
        .isTrue();
    assertThat(
            new DeadLetters(TOPICS, "g", () -> soon.plusMillis(1))
                .isSurelyForOthers(writtenAtTheEpoch))
        .isFalse();
  }

  private static int bytes(ProducerRecord<String, byte[]> letter) {
    int sum = letter.key().getBytes(UTF_8).length + letter.value().length;
    for (Header header : letter.headers()) {
      sum += header.key().length() + header.value().length;
    }
    return sum;
  }

  @SuppressWarnings("NullAway") // foreign records may have neither key nor value
  private static ConsumerRecord<String, byte[]> message(
      @Nullable String key, byte @Nullable [] value, Headers headers) {
    return new ConsumerRecord<>(
        TOPICS.runRequested().name(),
        0,
        7,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }
}
