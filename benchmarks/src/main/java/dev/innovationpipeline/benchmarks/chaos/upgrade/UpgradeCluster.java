package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Broker, database and provider of this version, and services that begin as another one. The topics
 * and tables are made by the services, as they are where nobody else does.
 */
final class UpgradeCluster implements AutoCloseable {

  private final Processes processes;
  private final Map<Member, Part> members = new HashMap<>();
  private final ProviderClient provider;
  private final Wiring wiring;
  private final Path brands;

  private UpgradeCluster(Processes processes, Checkout from, List<Member> all) {
    this.processes = processes;
    Path directory = processes.directory();
    Part broker = server(Role.BROKER, directory.resolve("kafka").toString());
    Part database = server(Role.DATABASE, directory.resolve("postgres").toString());
    provider = new ProviderClient(server(Role.PROVIDER).awaitReady());
    brands = Companies.write(directory.resolve("brands"), Load.COMPANIES);
    wiring =
        new Wiring(
            Port.claim(0, "the web server", ""),
            broker.awaitReady(),
            database.awaitReady(),
            provider.llmUrl(),
            directory.resolve("documents"));
    String classPath = from.classPath();
    for (Member member : all) {
      members.put(member, processes.start(member.role(), classPath, List.of(), arguments(member)));
    }
    members.values().forEach(Part::awaitReady);
    Readiness.await(wiring.serverUrl());
  }

  /** Returns once all are ready. */
  static UpgradeCluster start(Checkout from, List<Member> all, boolean keep) {
    Processes processes = Processes.open(keep);
    try {
      return new UpgradeCluster(processes, from, all);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  Wiring wiring() {
    return wiring;
  }

  ProviderClient provider() {
    return provider;
  }

  Path directory() {
    return processes.directory();
  }

  /** Whether it ran until now. */
  boolean isAlive(Member member) {
    return part(member).isAlive();
  }

  /** Stops a process as a platform does and starts this version; returns once it is ready. */
  void upgrade(Member member) {
    Part old = part(member);
    old.terminate();
    old.awaitEnd();
    processes.parts().remove(old);
    Part upgraded = processes.start(member.role(), List.of(), arguments(member));
    members.put(member, upgraded);
    upgraded.awaitReady();
    if (member.role() == Role.INGEST) {
      Readiness.await(wiring.serverUrl());
    }
  }

  @Override
  public void close() {
    processes.close();
  }

  private Part part(Member member) {
    return Objects.requireNonNull(members.get(member));
  }

  private Part server(Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }

  private List<String> arguments(Member member) {
    return switch (member.role()) {
      case INGEST -> List.of(wiring.forIngest());
      case SINK -> List.of(wiring.forSink());
      case PROCESSOR -> Companies.processor(wiring, brands, member.toString());
      case BROKER, DATABASE, PROVIDER ->
          throw new IllegalArgumentException("A " + member.role() + " is not upgraded.");
    };
  }
}
