package dev.innovationpipeline.sink;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** The sink's application, and who writes events for it. */
final class RunningSink implements AutoCloseable {

  private final EventCodec codec;
  private final ConfigurableApplicationContext context;
  private final KafkaProducer<String, byte[]> producer;

  private RunningSink(
      ConfigurableApplicationContext context, String bootstrapServers, Topics topics) {
    this.context = context;
    this.codec = new EventCodec(topics, "/test");
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                RunPartitioner.class.getName(),
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                // Topics that are being made refuse their first batches; these must not overtake.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static RunningSink start(
      String bootstrapServers, Topics topics, String databaseUrl, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                    "--pipeline.topics.prefix=" + topics.prefix(),
                    "--DATABASE_URL=" + databaseUrl,
                    "--DIRECT_URL=",
                    "--pipeline.topics.partitions=4"),
                Stream.of(more))
            .toArray(String[]::new);
    return new RunningSink(SinkApplication.application().run(arguments), bootstrapServers, topics);
  }

  void send(Collection<? extends RunEvent> events) {
    events.forEach(event -> producer.send(codec.toRecord(event)));
    producer.flush();
  }

  void send(ProducerRecord<String, byte[]> message) {
    producer.send(message);
    producer.flush();
  }

  Health health(String indicator) {
    return Optional.ofNullable(
            context.getBean(indicator + "HealthIndicator", HealthIndicator.class).health())
        .orElseThrow();
  }

  double gauge(String name) {
    return bean(MeterRegistry.class).get(name).gauge().value();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    producer.close();
    context.close();
  }
}
