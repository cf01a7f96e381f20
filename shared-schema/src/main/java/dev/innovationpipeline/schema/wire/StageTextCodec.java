package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/** Pieces of text to Kafka records and back, keyed by run id. */
public final class StageTextCodec {

  private final Topics topics;

  public StageTextCodec(Topics topics) {
    this.topics = topics;
  }

  public ProducerRecord<String, byte[]> toRecord(StageText piece) {
    return new ProducerRecord<>(
        topics.stageText().name(), piece.runId(), WireJson.MAPPER.writeValueAsBytes(piece));
  }

  /** Says that somebody reads along with the run just now; to be repeated at intervals. */
  public ProducerRecord<String, byte[]> watched(String runId) {
    return new ProducerRecord<>(
        topics.stageTextWatched().name(),
        runId,
        WireJson.MAPPER.writeValueAsBytes(Map.of("run_id", runId)));
  }

  /** Empty for what is no piece of text. */
  public Optional<StageText> toText(ConsumerRecord<String, byte[]> message) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(WireJson.MAPPER.readValue(value, StageText.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
