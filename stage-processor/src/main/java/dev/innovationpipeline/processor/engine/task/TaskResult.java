package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The result of a stage's work on one input.
 *
 * @param outputs the records to commit together with the input's offset
 * @param completed the event of the only output, when the stage is completed
 */
public record TaskResult(
    List<ProducerRecord<String, byte[]>> outputs, @Nullable StageCompleted completed) {

  static final TaskResult NOTHING = of(List.of());

  static TaskResult of(List<ProducerRecord<String, byte[]>> outputs) {
    return new TaskResult(outputs, null);
  }
}
