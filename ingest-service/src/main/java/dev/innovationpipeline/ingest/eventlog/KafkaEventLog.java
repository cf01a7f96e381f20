package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.util.concurrent.ExecutionException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** The event topics. An append waits for acks=all, up to the producer's delivery timeout. */
@Component
class KafkaEventLog implements EventLog {

  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;
  private final AuditTrail audit;

  KafkaEventLog(KafkaTemplate<String, byte[]> kafka, Topics topics, AuditTrail audit) {
    this.audit = audit;
    this.kafka = kafka;
    this.codec = new EventCodec(topics, "/innovation-pipeline/ingest-service");
  }

  @Override
  public void append(RunEvent event) {
    try {
      var kept = kafka.send(codec.toRecord(event));
      audit.accompany(event); // One request to the broker takes both, if it leads both partitions.
      kept.get();
    } catch (KafkaException | ExecutionException e) {
      throw new EventNotKeptException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventNotKeptException(e);
    }
  }
}
