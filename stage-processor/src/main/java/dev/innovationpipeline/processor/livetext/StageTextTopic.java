package dev.innovationpipeline.processor.livetext;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.StageTextCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the text of streamed answers for live viewers. Losing it is harmless, so sends never
 * block a call for long.
 */
final class StageTextTopic implements StageTextListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StageTextTopic.class);

  private final Producer<String, byte[]> producer;
  private final StageTextCodec codec;
  private final WatchedRuns watched;

  /**
   * @param connection the configuration of Kafka clients: bootstrap servers and security
   */
  StageTextTopic(Map<String, Object> connection, Topics topics, TimeSource time) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, topics.stageText().name());
    config.put(ProducerConfig.ACKS_CONFIG, "1");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    config.put(ProducerConfig.RETRIES_CONFIG, 0);
    // Texts of many calls share a request; people do not notice the delay.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
    // Long enough to fetch the metadata, short enough not to delay a call while no broker is up.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.codec = new StageTextCodec(topics);
    this.watched = new WatchedRuns(connection, topics, time);
  }

  /** The callback handles the result, so the future is ignored. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void onText(CallContext call, long position, String text) {
    StageText record = new StageText(call.runId(), call.attempt(), call.stage(), position, text);
    try {
      producer.send(codec.toRecord(record), (metadata, failure) -> logLoss(call, failure));
    } catch (KafkaException | IllegalStateException e) {
      logLoss(call, e);
    }
  }

  @Override
  public boolean isWatched(String runId) {
    return watched.contains(runId);
  }

  @Override
  public void close() {
    watched.close();
    producer.close(Duration.ofSeconds(1));
  }

  private static void logLoss(CallContext call, @Nullable Exception failure) {
    if (failure != null) {
      log.debug(
          "Live viewers of run {} miss some text ({}); the stage continues.",
          call.runId(),
          failure.toString());
    }
  }
}
