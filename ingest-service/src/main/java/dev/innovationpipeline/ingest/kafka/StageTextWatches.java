package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.StageTextCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells the processors whose text somebody reads along. Losing an announcement is harmless, so the
 * caller does not wait for Kafka.
 */
@Component
public class StageTextWatches {

  private static final Logger log = LoggerFactory.getLogger(StageTextWatches.class);

  private final KafkaTemplate<String, byte[]> kafka;
  private final StageTextCodec codec;

  StageTextWatches(KafkaTemplate<String, byte[]> kafka, Topics topics) {
    this.kafka = kafka;
    this.codec = new StageTextCodec(topics);
  }

  /** To be repeated every 20 s; processors believe it for a minute. */
  public void announce(String runId) {
    Thread.ofVirtual().name("stage-text-watch").start(() -> send(runId));
  }

  private void send(String runId) {
    try {
      kafka.send(codec.watched(runId)).whenComplete((sent, failure) -> logLoss(runId, failure));
    } catch (KafkaException e) {
      logLoss(runId, e);
    }
  }

  private static void logLoss(String runId, Throwable failure) {
    if (failure != null) {
      log.debug("The text of run {} may not be streamed ({}).", runId, failure.toString());
    }
  }
}
