package dev.innovationpipeline.ingest.savedview;

import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Saved views to Kafka records and back. A key has the hashes of the person and of the name, so
 * that what is left of a view that was deleted names nobody.
 */
final class SavedViewRecords {

  private final String topic;

  SavedViewRecords(Topics topics) {
    this.topic = topics.savedViews().name();
  }

  String topic() {
    return topic;
  }

  /** The hash by which a person's views are found. */
  static String ownerOf(String userId) {
    return Sha256.of(userId);
  }

  static String key(String userId, String name) {
    return ownerOf(userId) + EventKey.SEPARATOR + Sha256.of(name);
  }

  /**
   * @param view null to delete it
   */
  ProducerRecord<String, byte[]> of(String userId, String name, @Nullable SavedView view) {
    return new ProducerRecord<>(
        topic, key(userId, name), view == null ? null : WireJson.MAPPER.writeValueAsBytes(view));
  }

  /** Empty for a view that is deleted, and for what is none. */
  static Optional<SavedView> view(ConsumerRecord<String, byte[]> message) {
    try {
      return Optional.ofNullable(message.value())
          .map(value -> WireJson.MAPPER.readValue(value, SavedView.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
