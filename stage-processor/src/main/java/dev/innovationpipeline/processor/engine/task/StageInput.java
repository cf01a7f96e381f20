package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The input of a stage, from the log or on its way into it.
 *
 * @param message the record; its offset is negative while it is on its way into the log
 * @param event what the record says, where that is known without decoding it
 */
record StageInput(ConsumerRecord<String, byte[]> message, @Nullable RunEvent event) {

  private static final long NO_OFFSET_YET = -1;

  static StageInput fromLog(ConsumerRecord<String, byte[]> message) {
    return new StageInput(message, null);
  }

  /**
   * @param result of a completed stage, whose output is not in the log yet
   * @param partition where the output will be
   */
  static StageInput handedOver(TaskResult result, int partition) {
    StageCompleted event = Objects.requireNonNull(result.completed());
    ProducerRecord<String, byte[]> output = result.outputs().getFirst();
    return new StageInput(
        new ConsumerRecord<>(
            output.topic(),
            partition,
            NO_OFFSET_YET,
            event.occurredAt().toEpochMilli(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            output.value().length,
            output.key(),
            output.value(),
            output.headers(),
            Optional.empty()),
        event);
  }
}
