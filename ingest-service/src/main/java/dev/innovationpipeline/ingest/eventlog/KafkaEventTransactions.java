package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Kafka transactions, several at a time. Each process has transactional ids of its own: no other
 * one takes over its open transactions, which the broker aborts after the timeout.
 */
@Component
class KafkaEventTransactions implements EventTransactions, DisposableBean {

  /** After it the broker aborts the transaction of a dead process, which blocks readers. */
  private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;

  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;
  private final AuditTrail audit;
  private final NotesInTopics notes;

  KafkaEventTransactions(KafkaProperties properties, Topics topics, AuditTrail audit) {
    this.audit = audit;
    Map<String, Object> settings = properties.buildProducerProperties();
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
    producers =
        new DefaultKafkaProducerFactory<>(
            settings, new StringSerializer(), new ByteArraySerializer());
    producers.setTransactionIdPrefix(topics.prefix() + "ingest-" + UUID.randomUUID() + "-");
    kafka = new KafkaTemplate<>(producers);
    codec = new EventCodec(topics, "/innovation-pipeline/ingest-service");
    notes = new NotesInTopics(properties.buildConsumerProperties(), topics);
  }

  @Override
  public void append(List<? extends RunEvent> events) {
    send(events, events.stream().flatMap(codec::toRecords).toList());
  }

  @Override
  public void append(List<? extends RunEvent> events, String reviewed) {
    List<ProducerRecord<String, byte[]>> records =
        events.stream().flatMap(codec::toRecords).toList();
    EventCodec.put(records.getLast().headers(), EventCodec.REVIEWED_RESULT, reviewed);
    send(events, records);
  }

  private void send(List<? extends RunEvent> events, List<ProducerRecord<String, byte[]>> records) {
    try {
      List<ProducerRecord<String, byte[]>> erased =
          events.stream()
              .filter(RunForgotten.class::isInstance)
              .flatMap(event -> notes.tombstones(event.run().runId()).stream())
              .toList();
      kafka.executeInTransaction(
          transaction ->
              Stream.of(records.stream(), erased.stream(), audit.beside(events).stream())
                  .flatMap(part -> part)
                  .map(transaction::send)
                  .toList()
                  .size());
    } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new EventNotKeptException(e);
    }
  }

  @Override
  public void destroy() {
    producers.destroy();
  }
}
