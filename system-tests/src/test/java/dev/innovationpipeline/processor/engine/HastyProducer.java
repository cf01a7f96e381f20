package dev.innovationpipeline.processor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Transactions in which a commit can come before the outputs, and may be the last that happens. */
final class HastyProducer {

  private final Producer<String, byte[]> producer;
  private final boolean hasty;
  private final boolean dies;
  private final List<ProducerRecord<String, byte[]>> held = new ArrayList<>();
  private boolean hasOutput;

  HastyProducer(Producer<String, byte[]> producer, boolean hasty, boolean dies) {
    this.producer = producer;
    this.hasty = hasty;
    this.dies = dies;
  }

  /**
   * @param arguments of {@link Producer#send(ProducerRecord)}
   */
  @SuppressWarnings("unchecked")
  Future<RecordMetadata> send(Object[] arguments) {
    ProducerRecord<String, byte[]> output = (ProducerRecord<String, byte[]>) arguments[0];
    hasOutput = true;
    if (!hasty) {
      return producer.send(output);
    }
    held.add(output);
    TopicPartition somewhere = new TopicPartition(output.topic(), 0);
    return CompletableFuture.completedFuture(new RecordMetadata(somewhere, -1, -1, -1, -1, -1));
  }

  @Nullable Object commit() {
    producer.commitTransaction();
    if (hasOutput && dies) {
      Runtime.getRuntime().halt(137);
    }
    hasOutput = false;
    if (!held.isEmpty()) {
      producer.beginTransaction();
      held.forEach(producer::send);
      producer.commitTransaction();
      held.clear();
    }
    return null;
  }
}
