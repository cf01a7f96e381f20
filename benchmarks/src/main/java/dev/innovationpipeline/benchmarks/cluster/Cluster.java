package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The whole system, each part a process of its own. */
public final class Cluster implements AutoCloseable {

  private final ClusterPlan plan;
  private final Processes processes;
  private final Part[] processors;
  private final ProviderClient provider;
  private final Wiring wiring;
  private final List<String> processorJavaOptions;

  private Cluster(ClusterPlan plan, Processes processes) {
    this.plan = plan;
    this.processes = processes;
    this.processors = new Part[plan.processors()];
    Part broker = start(Role.BROKER, logDirectory().toString());
    Part database = start(Role.DATABASE, directory().resolve("postgres").toString());
    Part llm = start(Role.PROVIDER);
    provider = new ProviderClient(llm.awaitReady());
    wiring =
        new Wiring(
            Port.claim(0, "the web server", ""),
            broker.awaitReady(),
            database.awaitReady(),
            provider.llmUrl(),
            directory().resolve("documents"));
    EventTopics.create(wiring.bootstrapServers());
    Companies.write(brands(), plan.companies());
    Part sink = start(Role.SINK, wiring.forSink());
    Part ingest = start(Role.INGEST, wiring.forIngest());
    processorJavaOptions = new ArrayList<>(plan.processorJavaOptions());
    if (plan.quickRestarts()) {
      processorJavaOptions.addAll(
          processes.startCache(
              Role.PROCESSOR, plan.processorJavaOptions(), processorProperties(0)));
    }
    for (int i = 0; i < processors.length; i++) {
      startProcessor(i);
    }
    sink.awaitReady();
    ingest.awaitReady();
    Arrays.stream(processors).forEach(Part::awaitReady);
    Readiness.await(wiring.serverUrl());
  }

  /** Answers once all parts are ready. */
  public static Cluster start(ClusterPlan plan) {
    Processes processes = Processes.open(plan.keep());
    try {
      return new Cluster(plan, processes);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  public ProviderClient provider() {
    return provider;
  }

  public String serverUrl() {
    return wiring.serverUrl();
  }

  public String bootstrapServers() {
    return wiring.bootstrapServers();
  }

  public String postgresUrl() {
    return wiring.postgresUrl();
  }

  public Path directory() {
    return processes.directory();
  }

  /** Of one broker; it has a replica of every partition. */
  public Path logDirectory() {
    return directory().resolve("kafka");
  }

  public List<Part> brokers() {
    return parts().stream().filter(part -> part.role() == Role.BROKER).toList();
  }

  /** Those alive. */
  public List<Part> parts() {
    return processes.parts();
  }

  public Part processor(int index) {
    return processors[index];
  }

  /** The name by which the provider knows its calls. */
  public static String callerOf(int processor) {
    return "processor-" + processor;
  }

  /** Does not wait until the new one is ready. */
  public void killAndRestart(int index) {
    processes.kill(processors[index]);
    startProcessor(index);
  }

  @Override
  public void close() {
    processes.close();
  }

  private Part start(Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }

  private void startProcessor(int index) {
    processors[index] =
        processes.start(Role.PROCESSOR, processorJavaOptions, processorProperties(index));
  }

  /** Those of local mode, but for what is given anew. */
  private List<String> processorProperties(int index) {
    List<String> properties = new ArrayList<>(List.of(wiring.forProcessor()));
    List<String> own = new ArrayList<>();
    own.add("pipeline.llm.api-key=" + callerOf(index));
    own.add("pipeline.engine.instance=" + callerOf(index));
    own.add("pipeline.llm.base-url=" + provider.llmUrl());
    own.add("pipeline.brands.directory=" + brands());
    own.addAll(plan.processorProperties());
    for (String property : own) {
      String name = "--" + property.split("=", 2)[0] + "=";
      properties.removeIf(other -> other.startsWith(name));
      properties.add("--" + property);
    }
    return properties;
  }

  private Path brands() {
    return directory().resolve("brands");
  }
}
