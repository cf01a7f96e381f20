package dev.innovationpipeline.embedded;

import dev.innovationpipeline.embedded.login.BrokerLogin;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/** One Kafka node, controller and broker in one; its data outlives it. */
public final class EmbeddedBroker implements KafkaServer {

  private final Path directory;
  private final int port;
  private final Function<BrokerSettings, Properties> doors;
  private KafkaRaftServer server;

  private EmbeddedBroker(Path directory, int port, Function<BrokerSettings, Properties> doors) {
    this.directory = directory;
    this.port = port;
    this.doors = doors;
    this.server = startServer(directory, port, doors);
  }

  /**
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the data cannot be read
   */
  public static EmbeddedBroker start(Path directory, int port) {
    return new EmbeddedBroker(
        directory, Port.claim(port, "Kafka", "--kafka-port"), BrokerSettings::properties);
  }

  /** A broker that asks for a login, also on data of one that asked nobody. */
  public static EmbeddedBroker start(Path directory, int port, BrokerLogin login) {
    return new EmbeddedBroker(
        directory, Port.claim(port, "Kafka", "--kafka-port"), settings -> settings.guarded(login));
  }

  /** With further listeners, each for the clients behind one proxy. */
  public static EmbeddedBroker start(Path directory, int port, List<Listener> listeners) {
    return new EmbeddedBroker(directory, port, settings -> settings.withListeners(listeners));
  }

  /** A broker that accepts only clients with TLS and a login. */
  public static EmbeddedBroker start(Path directory, BrokerSecurity security) {
    return new EmbeddedBroker(
        directory, Port.claim(0, "Kafka", ""), settings -> settings.secured(security));
  }

  /**
   * From now on, a broker in this JVM that gives up, as it does when its disk fails, does not halt
   * the JVM without a word but hands over its reason; the thread that gave up stays where it is.
   */
  public static void onGivingUp(Consumer<String> reason) {
    Exit.Procedure handOver =
        (code, message) -> {
          reason.accept(message == null ? "code " + code : message);
          while (true) {
            LockSupport.park();
          }
        };
    Exit.setHaltProcedure(handOver);
    Exit.setExitProcedure(handOver);
  }

  private static KafkaRaftServer startServer(
      Path directory, int port, Function<BrokerSettings, Properties> doors) {
    BrokerSettings settings =
        new BrokerSettings(directory, port, Port.claim(0, "the Kafka controller", ""));
    Properties properties = doors.apply(settings);
    try {
      Storage.format(directory, BrokerSettings.NODE_ID, settings.voters());
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
      server.startup();
      return server;
    } catch (Exception | InternalError e) { // the latter when a mapped file has no room on the disk
      throw DiskSpace.failure(
          directory,
          "Kafka did not start on port "
              + port
              + " with its data in "
              + directory
              + ": "
              + e.getMessage()
              + " ./pipeline doctor says whether the data is damaged.",
          e);
    }
  }

  /** Of Kafka, as this build has it. */
  public static String version() {
    return AppInfoParser.getVersion();
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
    server = startServer(directory, port, doors);
  }

  @Override
  public void close() {
    stop();
  }

  /**
   * A further listener of the broker, for clients behind a proxy.
   *
   * @param name of the listener, in capitals
   * @param port on which the broker listens
   * @param advertisedHost the proxy's, which clients are told
   * @param advertisedPort the proxy's
   */
  public record Listener(String name, int port, String advertisedHost, int advertisedPort) {

    /**
     * @param text as {@code NAME:PORT:ADVERTISED_HOST:ADVERTISED_PORT}
     */
    public static Listener parse(String text) {
      String[] parts = text.split(":", -1);
      return new Listener(
          parts[0], Integer.parseInt(parts[1]), parts[2], Integer.parseInt(parts[3]));
    }
  }
}
