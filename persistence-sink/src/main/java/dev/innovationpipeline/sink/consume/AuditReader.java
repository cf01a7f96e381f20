package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.AuditCodec;
import dev.innovationpipeline.sink.audit.AuditTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the entries of the audit that a batch has beside its events. */
final class AuditReader {

  private static final Logger log = LoggerFactory.getLogger(AuditReader.class);
  private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

  private final AuditCodec codec;
  private final @Nullable AuditTable table;
  private final InstantSource clock;
  private Instant expireAt = Instant.MIN;

  /**
   * @param table empty where there is none; nothing is read then
   */
  AuditReader(Topics topics, Optional<AuditTable> table, InstantSource clock) {
    this.codec = new AuditCodec(topics);
    this.table = table.orElse(null);
    this.clock = clock;
  }

  boolean isOf(ConsumerRecord<?, ?> message) {
    return codec.isOf(message);
  }

  /** To be called before the offsets are committed; a repetition changes nothing. */
  void write(List<ConsumerRecord<String, byte[]>> messages) {
    if (table == null || messages.isEmpty()) {
      return;
    }
    List<AuditEntry> entries =
        messages.stream().map(this::entry).flatMap(Optional::stream).toList();
    table.add(entries);
    if (isTimeToExpire()) {
      table.expire(clock.instant());
    }
  }

  private Optional<AuditEntry> entry(ConsumerRecord<String, byte[]> message) {
    Optional<AuditEntry> entry = codec.toEntry(message);
    if (entry.isEmpty() && message.value() != null) {
      log.error(
          "{}-{}@{} is no entry of the audit; it is left out.",
          message.topic(),
          message.partition(),
          message.offset());
    }
    return entry;
  }

  private synchronized boolean isTimeToExpire() {
    Instant now = clock.instant();
    if (now.isBefore(expireAt)) {
      return false;
    }
    expireAt = now.plus(EXPIRY_INTERVAL);
    return true;
  }
}
