package dev.innovationpipeline.testing.servers;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.KafkaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Where integration tests get their servers: embedded ones, or containers when the system property
 * {@code test.servers} says so, as {@code mvn verify -Ptestcontainers} makes it. With the property
 * {@code test.pooler}, a pooler in transaction mode stands before each database.
 */
public final class TestServers {

  private static final String SERVERS = System.getProperty("test.servers", "embedded");

  /** Whether services reach databases through a pooler, as a second run of their tests has it. */
  private static final boolean POOLER = Boolean.getBoolean("test.pooler");

  private static @Nullable KafkaServer shared;

  private TestServers() {}

  /**
   * One for all test classes of this JVM that neither stop it nor look at what else is there, each
   * with a topic prefix of its own; it ends with the JVM.
   */
  public static synchronized KafkaServer sharedKafka() {
    KafkaServer kafka = shared;
    if (kafka == null) {
      kafka = startShared();
      shared = kafka;
    }
    return kafka;
  }

  private static KafkaServer startShared() {
    try {
      Path directory = Files.createTempDirectory("kafka-of-tests-");
      KafkaServer kafka = kafka(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(kafka, directory)));
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(KafkaServer kafka, Path directory) {
    kafka.close();
    try {
      Utils.delete(directory.toFile());
    } catch (IOException e) {
      System.err.println("Could not delete " + directory + ": " + e);
    }
  }

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
    DatabaseServer server =
        inContainers() ? DatabaseInContainer.start() : EmbeddedDatabase.start(directory, 0);
    return POOLER ? PooledDatabase.before(server, "?pgbouncer=true") : server;
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
