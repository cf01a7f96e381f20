package dev.innovationpipeline.embedded;

/** A Kafka broker to test against. */
public interface KafkaServer extends Restartable {

  String bootstrapServers();
}
