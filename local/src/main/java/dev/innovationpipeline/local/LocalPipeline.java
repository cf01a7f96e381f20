package dev.innovationpipeline.local;

import static org.springframework.boot.WebApplicationType.NONE;
import static org.springframework.boot.WebApplicationType.SERVLET;

import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.origin.LoopbackOnly;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.local.secure.LocalAccess;
import dev.innovationpipeline.local.secure.Person;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.processor.StageProcessorApplication;
import dev.innovationpipeline.sink.SinkApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Everything in this JVM: Kafka, Postgres, a model, and the three services on them. */
public final class LocalPipeline implements AutoCloseable {

  /**
   * Fewer partitions than on a cluster, as one process has them all, and each costs time at start
   * and in every fetch; existing topics keep theirs. Only this machine gets in, as nobody is asked
   * who they are.
   */
  private static final MapPropertySource DEFAULTS =
      new MapPropertySource(
          "local mode",
          Map.of(
              "pipeline.topics.partitions",
              4,
              "pipeline.security.mode",
              "local",
              "server.address",
              "127.0.0.1"));

  /** Spring configures logging, of which a JVM has one, while it prepares an environment. */
  private final ReentrantLock preparing = new ReentrantLock();

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final DataDirectory data;
  private final Wiring wiring;
  private final OfflineModel model;
  private final String mode;

  private LocalPipeline(LocalSettings settings, String mode) {
    this.mode = mode;
    data = keep(DataDirectory.hold(settings.dataDirectory()));
    try {
      if (settings.fresh()) {
        data.empty();
      }
      data.check(settings.acceptDamage());
      model = keep(startModel());
      wiring = startServers(settings);
      startServices();
      Readiness.await(wiring.serverUrl());
      data.publishServer(wiring.serverUrl());
    } catch (CompletionException e) {
      close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Returns once all services are ready.
   *
   * @throws StartFailedException with a message that says what to do
   * @throws dev.innovationpipeline.ingest.origin.RemoteAccessException when settings would open it
   *     to other machines
   */
  public static LocalPipeline start(LocalSettings settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addLast(DEFAULTS);
    LoopbackOnly.require(environment);
    return new LocalPipeline(settings, environment.getProperty("pipeline.security.mode", ""));
  }

  public String serverUrl() {
    return wiring.serverUrl();
  }

  public String bootstrapServers() {
    return wiring.bootstrapServers();
  }

  /** The file of the login that Kafka asks for; none but in secure mode. */
  public Optional<Path> kafkaConfig() {
    return wiring.access().kafka().map(login -> data.secure().resolve(LocalAccess.KAFKA_CONFIG));
  }

  public String postgresUrl() {
    return wiring.postgresUrl();
  }

  /** The name of the model that answers, for people. */
  public String modelName() {
    return wiring.modelName();
  }

  /** The people who may log in; none but in secure mode. */
  public List<Person> people() {
    return wiring.access().people();
  }

  /** The file with the key of an administrator, where one was made for this pipeline. */
  public Optional<Path> adminKey() {
    return wiring.access().adminKey();
  }

  /** The offline model, whose faults can be set; unused when a real model is configured. */
  public OfflineModel offlineModel() {
    return model;
  }

  /** Stops all parts in reverse order, also when one of them fails to stop. */
  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("Could not stop " + part.getClass().getSimpleName() + ": " + e);
      }
    }
  }

  private Wiring startServers(LocalSettings settings) {
    int httpPort = Port.claim(settings.httpPort(), "the web server", "--http-port");
    LocalAccess access = access(settings, httpPort);
    try (var starting = new Starting()) {
      var broker = starting.begin(() -> keep(startBroker(settings, access)));
      var postgres =
          starting.begin(
              () ->
                  keep(
                      EmbeddedDatabase.startGuarded(data.postgres(), settings.postgresPort())
                          .watched(System.err::println)));
      return new Wiring(
          httpPort,
          broker.join().bootstrapServers(),
          postgres.join().url(),
          model.baseUrl(),
          data.documents(),
          access,
          settings.model());
    }
  }

  private EmbeddedBroker startBroker(LocalSettings settings, LocalAccess access) {
    return access
        .kafka()
        .map(login -> EmbeddedBroker.start(data.kafka(), settings.kafkaPort(), login))
        .orElseGet(() -> EmbeddedBroker.start(data.kafka(), settings.kafkaPort()));
  }

  private LocalAccess access(LocalSettings settings, int httpPort) {
    if (!settings.secure()) {
      return LocalAccess.ofMode(mode, data.secure(), httpPort);
    }
    LocalAccess access =
        LocalAccess.secure(data.secure(), httpPort, Port::prefer, InstantSource.system());
    keep(access.server());
    return access;
  }

  private void startServices() {
    List<CompletableFuture<ConfigurableApplicationContext>> services;
    try (var starting = new Starting()) {
      services =
          List.of(
              starting.begin(
                  () -> run(IngestApplication.application(), SERVLET, wiring.forIngest())),
              starting.begin(
                  () -> run(StageProcessorApplication.application(), NONE, wiring.forProcessor())),
              starting.begin(() -> run(SinkApplication.application(), NONE, wiring.forSink())));
    }
    List<String> faults =
        services.stream().flatMap(LocalPipeline::faultsOfSettings).distinct().toList();
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    services.forEach(CompletableFuture::join);
  }

  private static Stream<String> faultsOfSettings(CompletableFuture<?> service) {
    return service.isCompletedExceptionally()
            && service.exceptionNow() instanceof InvalidSettingsException invalid
        ? invalid.faults().stream()
        : Stream.empty();
  }

  private ConfigurableApplicationContext run(
      SpringApplication service, WebApplicationType type, String[] properties) {
    service.setRegisterShutdownHook(false);
    service.setWebApplicationType(type);
    service.addInitializers(
        context -> {
          context.getEnvironment().getPropertySources().addLast(DEFAULTS);
          preparing.unlock();
        });
    preparing.lock();
    try {
      return keep(service.run(properties));
    } finally {
      if (preparing.isHeldByCurrentThread()) {
        preparing.unlock();
      }
    }
  }

  private synchronized <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  private static OfflineModel startModel() {
    try {
      return OfflineModel.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
