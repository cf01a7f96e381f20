package dev.innovationpipeline.schema.company;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/**
 * The records of the topic {@code budget-accounts}. All of a company are in one partition, so that
 * every reader sees them in one order.
 */
public final class SpendCodec {

  private static final String WARNING = "/soft-limit";

  private final Topics topics;

  public SpendCodec(Topics topics) {
    this.topics = topics;
  }

  public ProducerRecord<String, byte[]> toRecord(SpendEntry entry) {
    return message(
        "%s%c%s/%s/%d"
            .formatted(
                entry.companyId(),
                EventKey.SEPARATOR,
                entry.month(),
                entry.runId(),
                entry.attempt()),
        entry);
  }

  public ProducerRecord<String, byte[]> toRecord(BudgetWarned warning) {
    String of =
        warning.runId() == null ? "" : "/%s/%d".formatted(warning.runId(), warning.attempt());
    return message(
        "%s%c%s%s%s"
            .formatted(warning.companyId(), EventKey.SEPARATOR, warning.month(), of, WARNING),
        warning);
  }

  /** Empty for a warning, and for what is neither. */
  public static Optional<SpendEntry> toEntry(ConsumerRecord<String, byte[]> message) {
    return isWarning(message) ? Optional.empty() : read(message, SpendEntry.class);
  }

  /** Empty for what is no warning. */
  public static Optional<BudgetWarned> toWarning(ConsumerRecord<String, byte[]> message) {
    return isWarning(message) ? read(message, BudgetWarned.class) : Optional.empty();
  }

  private static boolean isWarning(ConsumerRecord<String, byte[]> message) {
    return message.key() != null && message.key().endsWith(WARNING);
  }

  private static <T> Optional<T> read(ConsumerRecord<String, byte[]> message, Class<T> type) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(WireJson.MAPPER.readValue(value, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private ProducerRecord<String, byte[]> message(String key, Object value) {
    return new ProducerRecord<>(
        topics.budgetAccounts().name(), key, WireJson.MAPPER.writeValueAsBytes(value));
  }
}
