package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes changes to {@code run-status}, all of an aggregator at once. */
final class StatusWriter {

  private final Producer<String, byte[]> producer;
  private final StatusRecords records;
  private final String topic;

  StatusWriter(Producer<String, byte[]> producer, StatusRecords records, String topic) {
    this.producer = producer;
    this.records = records;
    this.topic = topic;
  }

  /**
   * Returns when Kafka has all changes.
   *
   * @throws KafkaException when it has not acknowledged one; what it did acknowledge is noted
   */
  void write(RunStatusAggregator aggregator) throws InterruptedException {
    List<RunStatus> changes = aggregator.changes();
    if (changes.isEmpty()) {
      return;
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>(changes.size());
    for (RunStatus change : changes) {
      sent.add(
          producer.send(new ProducerRecord<>(topic, change.run().runId(), records.write(change))));
    }
    producer.flush();
    for (int i = 0; i < changes.size(); i++) {
      RecordMetadata at = await(sent.get(i));
      aggregator.acknowledged(changes.get(i), new ChangeId(at.partition(), at.offset()));
    }
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("A change of a run's status was not acknowledged.", e.getCause());
    }
  }
}
