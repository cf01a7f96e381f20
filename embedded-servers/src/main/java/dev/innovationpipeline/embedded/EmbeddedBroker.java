package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node, controller and broker in one; its data outlives it. */
public final class EmbeddedBroker implements KafkaServer {

  private final Path directory;
  private final int port;
  private KafkaRaftServer server;

  private EmbeddedBroker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
    this.server = startServer(directory, port);
  }

  /**
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the data cannot be read
   */
  public static EmbeddedBroker start(Path directory, int port) {
    return new EmbeddedBroker(directory, Port.claim(port, "Kafka", "--kafka-port"));
  }

  private static KafkaRaftServer startServer(Path directory, int port) {
    BrokerSettings settings =
        new BrokerSettings(directory, port, Port.claim(0, "the Kafka controller", ""));
    try {
      format(settings);
      KafkaRaftServer server =
          new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
      server.startup();
      return server;
    } catch (Exception e) {
      throw new StartFailedException(
          "Kafka did not start on port "
              + port
              + " with its data in "
              + directory
              + ": "
              + e.getMessage()
              + " If the data is damaged, start with --fresh, which empties it.",
          e);
    }
  }

  @Override
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  @Override
  public void startAgain() {
    server = startServer(directory, port);
  }

  @Override
  public void close() {
    stop();
  }

  private static void format(BrokerSettings settings) throws Exception {
    if (Files.exists(settings.directory().resolve("meta.properties"))) {
      return;
    }
    createDirectories(settings.directory());
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(settings.directory().toString())
        .setMetadataLogDirectory(Optional.of(settings.directory().toString()))
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setUnstableFeatureVersionsEnabled(false)
        .setHasDynamicQuorum(true)
        .setInitialControllers(settings.voters())
        .run();
  }

  private static void createDirectories(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
