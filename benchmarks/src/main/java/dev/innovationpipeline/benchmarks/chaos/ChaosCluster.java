package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.HaltPoint;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The whole system, a process for each part. Every connection of a part goes through proxies of its
 * own, so that each can be cut off from all others.
 */
final class ChaosCluster implements AutoCloseable {

  private final Processes processes;
  private final Map<Target, Part> parts = new EnumMap<>(Target.class);
  private final Map<Target, Proxy> kafka = new EnumMap<>(Target.class);
  private final Map<Target, Proxy> postgres = new EnumMap<>(Target.class);
  private final int brokerPort = port();
  private final int databasePort = port();
  private final List<String> brokerListeners = new ArrayList<>(List.of(String.valueOf(brokerPort)));
  private final Map<Target, Disk> disks = new EnumMap<>(Target.class);
  private final Proxy provider = Proxy.to(1);
  private final Proxy web;
  private final int webPort = port();
  private final Path brands;
  private final HostNames names;
  private String providerUrl = "";

  private ChaosCluster(Processes processes, boolean withDisks) {
    this.processes = processes;
    if (withDisks) {
      mountDisks();
    }
    web = Proxy.to(webPort);
    for (Target target : List.of(Target.INGEST, Target.PROCESSOR, Target.SINK)) {
      int listener = port();
      kafka.put(target, Proxy.to(listener));
      brokerListeners.add(
          "%s:%d:%s:%d"
              .formatted(target.name(), listener, Target.BROKER.hostName(), kafka(target).port()));
    }
    postgres.put(Target.INGEST, Proxy.to(databasePort));
    postgres.put(Target.SINK, Proxy.to(databasePort));
    names = HostNames.in(processes.directory());
    brands = Companies.write(processes.directory().resolve("brands"), Load.COMPANIES);
    start(Target.BROKER);
    start(Target.DATABASE);
    start(Target.PROVIDER);
    EventTopics.create(bootstrapServers());
    for (Target target : List.of(Target.SINK, Target.INGEST, Target.PROCESSOR)) {
      parts.put(target, begin(target));
    }
    kafka.keySet().forEach(target -> part(target).awaitReady());
    Readiness.await("http://localhost:" + webPort);
  }

  /** Returns once all parts are ready. */
  static ChaosCluster start(ChaosPlan plan) {
    Processes processes = Processes.open(plan.keep());
    try {
      return new ChaosCluster(processes, plan.disks());
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  /** Not through a proxy. */
  String bootstrapServers() {
    return "localhost:" + brokerPort;
  }

  /** Not through a proxy. */
  String databaseUrl() {
    return database("localhost", databasePort);
  }

  /** As clients have it. */
  String serverUrl() {
    return "http://localhost:" + web.port();
  }

  /** Not through a proxy. */
  ProviderClient provider() {
    return new ProviderClient(providerUrl);
  }

  /** As the services reach it; its addresses stay the same when it is started anew. */
  ProviderClient providerByName() {
    return new ProviderClient(
        "http://%s:%d".formatted(Target.PROVIDER.hostName(), provider.port()));
  }

  Path directory() {
    return processes.directory();
  }

  Part part(Target target) {
    Part part = parts.get(target);
    if (part == null) {
      throw new IllegalStateException("The " + target + " does not run.");
    }
    return part;
  }

  /** Starts a part as before; returns once it is ready. */
  void start(Target target) {
    Part part = begin(target);
    parts.put(target, part);
    String announcement = part.awaitReady();
    if (target == Target.PROVIDER) {
      providerUrl = announcement;
      provider.retarget(URI.create(announcement).getPort());
    }
  }

  void kill(Target target) {
    processes.parts().remove(part(target));
    part(target).killWork();
  }

  void terminate(Target target) {
    part(target).terminate();
    part(target).awaitEnd();
    processes.parts().remove(part(target));
  }

  /** Of a part that has one of its own. */
  Disk disk(Target target) {
    return Objects.requireNonNull(disks.get(target));
  }

  /** The server's name stands for another address from now on. */
  void move(Target target) {
    InetAddress address = names.move(target);
    proxies(target).forEach(proxy -> proxy.move(address));
  }

  /** All connections of the part. */
  List<Proxy> proxies(Target target) {
    return switch (target) {
      case INGEST -> List.of(web, kafka(target), postgres(target));
      case PROCESSOR -> List.of(kafka(target), provider);
      case SINK -> List.of(kafka(target), postgres(target));
      case BROKER -> List.copyOf(kafka.values());
      case DATABASE -> List.copyOf(postgres.values());
      case PROVIDER -> List.of(provider);
    };
  }

  @Override
  public void close() {
    processes.close();
  }

  private Part begin(Target target) {
    return switch (target) {
      case BROKER ->
          launch(
              target,
              directory(target).resolve("kafka").toString(),
              Part.LISTENERS + String.join(",", brokerListeners));
      case DATABASE ->
          launch(
              target, directory(target).resolve("postgres").toString(), Part.PORT + databasePort);
      case PROVIDER -> launch(target);
      case INGEST -> launch(target, wiring(target).forIngest());
      case SINK -> launch(target, wiring(target).forSink());
      case PROCESSOR ->
          launch(
              target, Companies.processor(wiring(target), brands, "chaos").toArray(String[]::new));
    };
  }

  private Part launch(Target target, String... arguments) {
    List<String> javaOptions = new ArrayList<>(HaltPoint.JAVA_OPTIONS);
    if (target.isService()) {
      javaOptions.addAll(names.javaOptions());
    }
    return processes.start(target.role(), javaOptions, List.of(arguments));
  }

  private Wiring wiring(Target target) {
    Proxy rows = postgres.get(target);
    return new Wiring(
        webPort,
        Target.BROKER.hostName() + ":" + kafka(target).port(),
        rows == null
            ? "postgresql://nobody@localhost:1/none"
            : database(Target.DATABASE.hostName(), rows.port()),
        providerByName().llmUrl(),
        directory(target).resolve("documents"));
  }

  /** The files of the part, on a disk of its own where there is one. */
  private Path directory(Target target) {
    return target.hasDisk() ? processes.directory().resolve(target + "-disk") : directory();
  }

  private void mountDisks() {
    processes.beforeRemoval(() -> disks.values().forEach(Disk::close));
    for (Target target : Target.values()) {
      if (target.hasDisk()) {
        disks.put(target, Disk.mount(directory(target)));
      }
    }
  }

  private Proxy kafka(Target target) {
    return Objects.requireNonNull(kafka.get(target));
  }

  private Proxy postgres(Target target) {
    return Objects.requireNonNull(postgres.get(target));
  }

  private static String database(String host, int port) {
    return "postgresql://postgres:postgres@%s:%d/postgres".formatted(host, port);
  }

  private static int port() {
    return Port.claim(0, "a server", "");
  }
}
