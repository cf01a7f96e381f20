package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.eventlog.SharedTransactions;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Producers under the one transactional id that all edits of a cluster share. */
@Component
class EditProducers {

  private final Map<String, Object> settings;

  EditProducers(KafkaProperties kafka, Topics topics) {
    settings =
        SharedTransactions.settings(kafka, topics.outputEdits().name(), StringSerializer.class);
  }

  Producer<String, byte[]> open() {
    return new KafkaProducer<>(settings);
  }
}
