package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.eventlog.SharedTransactions;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * All instances share one transactional id: one that begins ends or fences what another had begun,
 * and only then asks what there is to append.
 */
@Component
class KafkaSharingLog implements SharingLog {

  private final Map<String, Object> settings;
  private final EventCodec codec;

  KafkaSharingLog(KafkaProperties kafka, Topics topics) {
    settings =
        SharedTransactions.settings(
            kafka, topics.prefix() + "ingest-batches", StringSerializer.class);
    codec = new EventCodec(topics, "/innovation-pipeline/ingest-service");
  }

  @Override
  public List<RunEvent> append(Supplier<List<RunEvent>> events) {
    try (Producer<String, byte[]> producer = new KafkaProducer<>(settings)) {
      producer.initTransactions();
      List<RunEvent> all = events.get();
      if (!all.isEmpty()) {
        producer.beginTransaction();
        all.stream().flatMap(codec::toRecords).forEach(message -> send(producer, message));
        producer.commitTransaction();
      }
      return all;
    }
  }

  private static void send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
    var unused = producer.send(message); // the commit fails when this does
  }
}
