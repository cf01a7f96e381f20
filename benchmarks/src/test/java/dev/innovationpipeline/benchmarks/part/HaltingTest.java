package dev.innovationpipeline.benchmarks.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.testing.process.JavaCommand;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class HaltingTest {

  @Test
  void endsAProcessOnceTheMethodHasReturned() throws Exception {
    Process process =
        new ProcessBuilder(JavaCommand.of(HaltPoint.JAVA_OPTIONS, Committing.class, List.of()))
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isEqualTo(137);
  }

  /** A program that commits nothing. */
  static final class Committing {

    private Committing() {}

    public static void main(String[] args) {
      Halting.after(HaltPoint.SINK_OFFSETS_COMMITTED);
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", "localhost:1", "group.id", "halting"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        consumer.commitSync(Map.of());
      }
    }
  }
}
