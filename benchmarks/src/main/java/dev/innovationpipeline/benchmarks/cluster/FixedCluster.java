package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The whole system, one process for each part, with ports that stay the same: parts can be killed
 * and started anew.
 */
public final class FixedCluster implements AutoCloseable {

  private final Processes processes = Processes.open(false);
  private final Map<Role, Part> parts = new EnumMap<>(Role.class);
  private final int brokerPort = Port.claim(0, "Kafka", "");
  private final int databasePort = Port.claim(0, "Postgres", "");
  private final ProviderClient provider;
  private final Wiring wiring;

  /** Returns once all are ready. */
  public FixedCluster() {
    try {
      Part model = processes.start(Role.PROVIDER, List.of(), List.of());
      provider = new ProviderClient(model.awaitReady());
      wiring =
          new Wiring(
              Port.claim(0, "the web server", ""),
              "localhost:" + brokerPort,
              "postgresql://postgres:postgres@localhost:" + databasePort + "/postgres",
              provider.llmUrl(),
              processes.directory().resolve("documents"));
      start(List.of(Role.BROKER, Role.DATABASE), List.of());
      EventTopics.create(wiring.bootstrapServers());
      start(List.of(Role.SINK, Role.INGEST, Role.PROCESSOR), List.of());
      Readiness.await(wiring.serverUrl());
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  public String serverUrl() {
    return wiring.serverUrl();
  }

  public ProviderClient provider() {
    return provider;
  }

  public boolean isAlive(Role role) {
    return part(role).isAlive();
  }

  /** As {@code kill -9}. */
  public void kill(List<Role> roles) {
    for (Role role : roles) {
      processes.parts().remove(part(role));
      part(role).killWork();
    }
  }

  /**
   * Starts them all at once, as an orchestrator does; returns once they and the web server are
   * ready.
   *
   * @param javaOptions after those of each role
   */
  public void startAgain(List<Role> roles, List<String> javaOptions) {
    start(roles, javaOptions);
    Readiness.await(wiring.serverUrl());
  }

  @Override
  public void close() {
    processes.close();
  }

  private void start(List<Role> roles, List<String> javaOptions) {
    for (Role role : roles) {
      parts.put(role, processes.start(role, javaOptions, arguments(role)));
    }
    roles.forEach(role -> part(role).awaitReady());
  }

  private Part part(Role role) {
    return Objects.requireNonNull(parts.get(role));
  }

  private List<String> arguments(Role role) {
    return switch (role) {
      case BROKER -> List.of(files("kafka"), Part.LISTENERS + brokerPort);
      case DATABASE -> List.of(files("postgres"), Part.PORT + databasePort);
      case INGEST -> List.of(wiring.forIngest());
      case SINK -> List.of(wiring.forSink());
      case PROCESSOR -> List.of(wiring.forProcessor());
      case PROVIDER -> List.of();
    };
  }

  private String files(String name) {
    return processes.directory().resolve(name).toString();
  }
}
