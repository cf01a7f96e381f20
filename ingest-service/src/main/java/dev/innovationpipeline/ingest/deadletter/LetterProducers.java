package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.ingest.eventlog.SharedTransactions;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Producers under the one transactional id that all redrives of a cluster share. */
@Component
class LetterProducers {

  private final Map<String, Object> settings;

  LetterProducers(KafkaProperties kafka, Topics topics) {
    settings =
        SharedTransactions.settings(
            kafka, topics.prefix() + "dead-letter-redrive", ByteArraySerializer.class);
  }

  Producer<byte[], byte[]> open() {
    return new KafkaProducer<>(settings);
  }
}
