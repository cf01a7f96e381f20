package dev.innovationpipeline.benchmarks.part;

import dev.innovationpipeline.benchmarks.plainlistener.PlainListenerApplication;
import dev.innovationpipeline.benchmarks.provider.FakeProvider;
import dev.innovationpipeline.embedded.ClusterNode;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.processor.StageProcessorApplication;
import dev.innovationpipeline.sink.SinkApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** The main class of a child process, which runs the part named by the first argument. */
final class PartMain {

  private PartMain() {}

  /** Says on standard output what others must know, in one line, once it is ready. */
  public static void main(String[] args) {
    PrintStream parent = System.out;
    System.setOut(System.err);
    Lifeline.hold(parent);
    try {
      String announcement = start(Role.valueOf(args[0]), Arrays.copyOfRange(args, 1, args.length));
      parent.println(Part.READY + announcement);
    } catch (Throwable e) { // Whatever it is: the parent must not wait for us.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static String start(Role role, String[] args) throws IOException {
    return switch (role) {
      case BROKER -> broker(args);
      case DATABASE -> database(Path.of(args[0]), args.length == 2 ? args[1] : Part.PORT + 0);
      case PROVIDER -> provider();
      case INGEST ->
          service(IngestApplication.application(), WebApplicationType.SERVLET, local(args));
      case SINK -> service(SinkApplication.application(), WebApplicationType.NONE, args);
      case PROCESSOR -> service(processor(args), WebApplicationType.NONE, args);
    };
  }

  /**
   * As up and demo have it, unless a mode is named: reached by this machine alone, which nobody
   * asks who it is.
   */
  private static String[] local(String[] args) {
    if (Arrays.stream(args).anyMatch(each -> each.startsWith("--pipeline.security.mode="))) {
      return args;
    }
    return Stream.concat(
            Stream.of("--pipeline.security.mode=local", "--server.address=127.0.0.1"),
            Arrays.stream(args))
        .toArray(String[]::new);
  }

  private static SpringApplication processor(String[] args) {
    return List.of(args).contains("--" + Part.PLAIN_LISTENER)
        ? PlainListenerApplication.application()
        : StageProcessorApplication.application();
  }

  private static String broker(String[] args) {
    Path directory = Path.of(args[0]);
    if (args.length == 1) {
      return broker(EmbeddedBroker.start(directory, 0));
    }
    if (!args[1].startsWith(Part.LISTENERS)) {
      return replica(args);
    }
    String[] ports = args[1].substring(Part.LISTENERS.length()).split(",", -1);
    List<EmbeddedBroker.Listener> listeners =
        Arrays.stream(ports).skip(1).map(EmbeddedBroker.Listener::parse).toList();
    return broker(EmbeddedBroker.start(directory, Integer.parseInt(ports[0]), listeners));
  }

  private static String broker(EmbeddedBroker broker) {
    Lifeline.atEnd(broker);
    return broker.bootstrapServers();
  }

  /** One of several brokers, which are all killed in the end. */
  @SuppressWarnings("resource") // It serves as long as this process.
  private static String replica(String[] args) {
    int index = Integer.parseInt(args[1]);
    List<Integer> ports = Arrays.stream(args).skip(2).map(Integer::valueOf).toList();
    ClusterNode.start(Path.of(args[0]), index, ports);
    return "localhost:" + ports.get(2 * index);
  }

  /** PostgreSQL makes itself a daemon, so that its process must be named. */
  private static String database(Path directory, String how) throws IOException {
    EmbeddedDatabase database =
        how.equals(Part.DURABLE)
            ? EmbeddedDatabase.startDurable(directory)
            : EmbeddedDatabase.start(
                directory, Integer.parseInt(how.substring(Part.PORT.length())));
    Lifeline.atEnd(database);
    Path pidFile = directory.resolve("data").resolve("postmaster.pid");
    return database.url() + Part.SERVED_BY + Files.readAllLines(pidFile).getFirst().strip();
  }

  private static String provider() throws IOException {
    FakeProvider provider = FakeProvider.open();
    Thread.ofPlatform().name("provider").start(provider);
    return "http://127.0.0.1:" + provider.port();
  }

  private static String service(
      SpringApplication application, WebApplicationType type, String[] properties) {
    application.setWebApplicationType(type);
    application.addInitializers(
        context ->
            context
                .getBeanFactory()
                .registerSingleton("movableClock", MovableClock.OF_THIS_PROCESS));
    application.run(properties);
    return "";
  }
}
