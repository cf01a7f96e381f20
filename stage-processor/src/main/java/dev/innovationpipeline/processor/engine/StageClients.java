package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Opens the engine's Kafka clients; the caller closes them. */
interface StageClients {

  /**
   * @param connection bootstrap servers and security, as Kafka clients take them
   * @param processor the name of this process
   */
  static StageClients of(
      Map<String, Object> connection, Topics topics, EngineSettings settings, String processor) {
    return new EngineClients(connection, topics, settings, processor);
  }

  Consumer<String, byte[]> consumer();

  /**
   * Initialised, ready for its first transaction.
   *
   * @param number within the process; a new producer fences the older one of the same number
   */
  Producer<String, byte[]> transactionalProducer(int number);

  Producer<String, byte[]> progressProducer();

  /** Belongs to no group; the caller assigns its partitions. */
  Consumer<String, byte[]> signalConsumer();

  Admin admin();
}
