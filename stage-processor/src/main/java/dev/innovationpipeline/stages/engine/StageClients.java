package dev.innovationpipeline.stages.engine;

import dev.innovationpipeline.schema.Stage;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Opens the engine's Kafka clients; whoever opens one closes it. */
interface StageClients {

  Consumer<String, byte[]> consumer(Stage stage);

  /** Initialised, ready for its first transaction. */
  Producer<String, byte[]> transactionalProducer(Stage stage);

  Producer<String, byte[]> progressProducer();
}
