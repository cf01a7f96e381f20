package dev.innovationpipeline.ingest.eventlog;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Settings of producers with one transactional id for all instances: one that begins ends or fences
 * what another had begun.
 */
public final class SharedTransactions {

  private static final int TIMEOUT_MILLIS = 10_000;

  private SharedTransactions() {}

  public static Map<String, Object> settings(
      KafkaProperties kafka, String transactionalId, Class<? extends Serializer<?>> ofKeys) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ofKeys);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MILLIS);
    return settings;
  }
}
