package dev.innovationpipeline.embedded;

import java.nio.file.Path;

/**
 * Where integration tests get their servers: embedded ones, or containers when the system property
 * {@code test.servers} says so, as {@code mvn verify -Ptestcontainers} makes it.
 */
public final class TestServers {

  private static final String SERVERS = System.getProperty("test.servers", "embedded");

  private TestServers() {}

  /**
   * @param directory for the data of an embedded one; a container keeps its own
   */
  public static KafkaServer kafka(Path directory) {
    return inContainers() ? KafkaInContainer.start() : EmbeddedBroker.start(directory, 0);
  }

  /**
   * @param directory for the data of an embedded one; a container keeps its own
   */
  public static DatabaseServer database(Path directory) {
    return inContainers() ? DatabaseInContainer.start() : EmbeddedDatabase.start(directory, 0);
  }

  private static boolean inContainers() {
    return switch (SERVERS) {
      case "embedded" -> false;
      case "containers" -> true;
      default ->
          throw new IllegalArgumentException(
              "The system property test.servers is embedded or containers, not " + SERVERS + ".");
    };
  }
}
