package dev.innovationpipeline.benchmarks.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class HaltingTest {

  @Test
  void endsAProcessOnceTheMethodHasReturned() throws Exception {
    Process process = new ProcessBuilder(command()).inheritIO().start();

    assertThat(process.waitFor()).isEqualTo(137);
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HaltPoint.JAVA_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Committing.class.getName());
    return command;
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
