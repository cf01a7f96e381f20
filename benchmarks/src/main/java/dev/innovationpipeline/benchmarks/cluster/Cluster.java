package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole system, each part a process of its own. */
public final class Cluster implements AutoCloseable {

  private final Processes processes;
  private final Servers servers;
  private final Processors processors;
  private final List<Wiring> ingests;
  private final Callers callers;

  private Cluster(Processes processes, ClusterPlan plan, int companies, boolean quickRestarts) {
    this.processes = processes;
    callers = Callers.of(plan.security());
    servers = new Servers(processes, plan);
    ingests = IntStream.range(0, plan.ingests()).mapToObj(i -> wiring()).toList();
    Path brands = Companies.write(directory().resolve("brands"), companies);
    Wiring first = ingests.getFirst();
    List<Part> sinks =
        IntStream.range(0, plan.sinks()).mapToObj(i -> start(Role.SINK, first.forSink())).toList();
    List<Part> webServers =
        ingests.stream().map(wiring -> start(Role.INGEST, ingest(wiring))).toList();
    processors = new Processors(processes, plan, first, brands, quickRestarts);
    sinks.forEach(Part::awaitReady);
    webServers.forEach(Part::awaitReady);
    processors.awaitReady();
    ingests.forEach(wiring -> Readiness.await(wiring.serverUrl()));
  }

  /**
   * Answers once all parts are ready.
   *
   * @param companies the number of companies that have a brand profile
   * @param quickRestarts whether processors will be killed and restarted
   * @param keep whether logs and data stay where they are
   */
  public static Cluster start(
      ClusterPlan plan, int companies, boolean quickRestarts, boolean keep) {
    Processes processes = Processes.open(keep);
    try {
      return new Cluster(processes, plan, companies, quickRestarts);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  public ProviderClient provider() {
    return servers.provider();
  }

  /** Of each ingest service. */
  public List<String> serverUrls() {
    return ingests.stream().map(Wiring::serverUrl).toList();
  }

  /** The key or token that a request to them has; empty for none. */
  public String bearer() {
    return callers.bearer();
  }

  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  public String postgresUrl() {
    return servers.postgresUrl();
  }

  public Processors processors() {
    return processors;
  }

  public Path directory() {
    return processes.directory();
  }

  /** Of one broker; it has a replica of every partition. */
  public Path logDirectory() {
    return servers.logDirectory();
  }

  public List<Part> brokers() {
    return parts().stream().filter(part -> part.role() == Role.BROKER).toList();
  }

  /** Those not killed. */
  public List<Part> parts() {
    return processes.parts();
  }

  @Override
  public void close() {
    processes.close();
    try {
      callers.server().close();
    } catch (Exception e) {
      throw new IllegalStateException("The issuer does not stop.", e);
    }
  }

  private String[] ingest(Wiring wiring) {
    return Stream.concat(Stream.of(wiring.forIngest()), callers.settings().stream())
        .toArray(String[]::new);
  }

  private Wiring wiring() {
    return new Wiring(
        Port.claim(0, "the web server", ""),
        bootstrapServers(),
        postgresUrl(),
        provider().llmUrl(),
        directory().resolve("documents"));
  }

  private Part start(Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }
}
