package dev.innovationpipeline.systemtests.subscribing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A Python that has the Kafka client of the Python example. */
final class PythonInterpreter {

  /** The second is the distribution's own, behind another one that comes first. */
  private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3");

  private PythonInterpreter() {}

  static Optional<String> withKafkaClient() {
    return CANDIDATES.stream().filter(PythonInterpreter::hasKafkaClient).findFirst();
  }

  private static boolean hasKafkaClient(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import confluent_kafka")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
