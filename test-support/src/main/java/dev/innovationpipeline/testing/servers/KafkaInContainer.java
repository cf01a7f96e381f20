package dev.innovationpipeline.testing.servers;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.embedded.Port;
import java.util.List;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container, on a port of its own choice, so that it comes back at the same address. */
final class KafkaInContainer implements KafkaServer {

  private static final String IMAGE = "apache/kafka:4.2.2";
  private static final int PORT_INSIDE = 9092;

  private final KafkaContainer container;

  private KafkaInContainer(KafkaContainer container) {
    this.container = container;
  }

  static KafkaInContainer start() {
    KafkaContainer container =
        new KafkaContainer(IMAGE)
            .withStartupTimeout(Containers.START_TIMEOUT)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "10")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "10")
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000");
    container.setPortBindings(List.of(Port.claim(0, "Kafka", "") + ":" + PORT_INSIDE));
    container.start();
    return new KafkaInContainer(container);
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void stop() {
    Containers.kill(container);
  }

  @Override
  public void startAgain() {
    Containers.startAgain(container, "Kafka Server started");
  }

  @Override
  public void close() {
    container.close();
  }
}
