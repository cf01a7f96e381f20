package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Producers under the one transactional id that all edits of a cluster share. */
@Component
class EditProducers {

  private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;

  private final Map<String, Object> settings;

  EditProducers(KafkaProperties kafka, Topics topics) {
    settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.outputEdits().name());
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
  }

  Producer<String, byte[]> open() {
    return new KafkaProducer<>(settings);
  }
}
