package dev.innovationpipeline.schema.company;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/**
 * Changes of companies to Kafka records and back. All of a company are in one partition, that of
 * its id, and each has a key of its own, so that compaction keeps every version and the order in
 * which two writers of one version came.
 */
public final class CompanyCodec {

  private static final String PROFILE = "profile";
  private static final String BUDGET = "budget";

  private final Topics topics;

  public CompanyCodec(Topics topics) {
    this.topics = topics;
  }

  public ProducerRecord<String, byte[]> toRecord(CompanyChange change) {
    String key =
        "%s%c%s-%d-%s"
            .formatted(
                change.companyId(),
                EventKey.SEPARATOR,
                kindOf(change),
                change.version(),
                change.changeId());
    return new ProducerRecord<>(
        topics.companies().name(), key, WireJson.MAPPER.writeValueAsBytes(change));
  }

  /** Empty for what is no change that this version knows. */
  public static Optional<CompanyChange> toChange(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null || message.key() == null) {
      return Optional.empty();
    }
    String kind = message.key().substring(message.key().indexOf(EventKey.SEPARATOR) + 1);
    try {
      if (kind.startsWith(PROFILE)) {
        return Optional.ofNullable(WireJson.MAPPER.readValue(value, ProfileChanged.class));
      }
      return kind.startsWith(BUDGET)
          ? Optional.ofNullable(WireJson.MAPPER.readValue(value, BudgetChanged.class))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String kindOf(CompanyChange change) {
    return switch (change) {
      case ProfileChanged profile -> PROFILE;
      case BudgetChanged budget -> BUDGET;
    };
  }
}
