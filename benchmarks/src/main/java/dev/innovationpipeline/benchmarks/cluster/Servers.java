package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The brokers, the database and the provider, on which the services depend. */
final class Servers {

  private final String bootstrapServers;
  private final String postgresUrl;
  private final ProviderClient provider;
  private final Path logDirectory;

  /** Returns once all are ready and the topics exist. */
  Servers(Processes processes, ClusterPlan plan) {
    Path kafka = processes.directory().resolve("kafka");
    Path postgres = processes.directory().resolve("postgres");
    List<Part> brokers =
        plan.durable()
            ? replicated(processes, kafka, plan.brokers())
            : List.of(start(processes, Role.BROKER, kafka.toString()));
    Part database =
        plan.durable()
            ? start(processes, Role.DATABASE, postgres.toString(), Part.DURABLE)
            : start(processes, Role.DATABASE, postgres.toString());
    provider = new ProviderClient(start(processes, Role.PROVIDER).awaitReady());
    logDirectory = plan.durable() ? node(kafka, 0) : kafka;
    bootstrapServers = brokers.stream().map(Part::awaitReady).collect(Collectors.joining(","));
    postgresUrl = database.awaitReady();
    EventTopics.create(bootstrapServers, brokers.size());
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  String postgresUrl() {
    return postgresUrl;
  }

  ProviderClient provider() {
    return provider;
  }

  /** Of one broker; it has a replica of every partition. */
  Path logDirectory() {
    return logDirectory;
  }

  private static List<Part> replicated(Processes processes, Path kafka, int nodes) {
    List<String> ports =
        IntStream.range(0, 2 * nodes)
            .mapToObj(i -> String.valueOf(Port.claim(0, "Kafka", "")))
            .toList();
    return IntStream.range(0, nodes)
        .mapToObj(
            index ->
                start(
                    processes,
                    Role.BROKER,
                    Stream.concat(
                            Stream.of(node(kafka, index).toString(), String.valueOf(index)),
                            ports.stream())
                        .toArray(String[]::new)))
        .toList();
  }

  private static Path node(Path kafka, int index) {
    return kafka.resolve("node-" + index);
  }

  private static Part start(Processes processes, Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }
}
