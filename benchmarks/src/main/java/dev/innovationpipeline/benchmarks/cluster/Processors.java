package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.local.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stage processors, numbered from 0; they may join, leave and be killed meanwhile. */
public final class Processors {

  private final Processes processes;
  private final ClusterPlan plan;
  private final Wiring wiring;
  private final Path brands;
  private final List<String> javaOptions;
  private final Map<Integer, Part> members = new TreeMap<>();
  private int next;

  /**
   * @param quickRestarts whether they get a start cache, because they are killed and restarted
   */
  Processors(
      Processes processes, ClusterPlan plan, Wiring wiring, Path brands, boolean quickRestarts) {
    this.processes = processes;
    this.plan = plan;
    this.wiring = wiring;
    this.brands = brands;
    javaOptions = new ArrayList<>(plan.processorJavaOptions());
    if (quickRestarts) {
      javaOptions.addAll(
          processes.startCache(Role.PROCESSOR, plan.processorJavaOptions(), properties(0)));
    }
    for (int i = 0; i < plan.processors(); i++) {
      join();
    }
  }

  void awaitReady() {
    members.values().forEach(Part::awaitReady);
  }

  /** The name by which the provider knows its calls. */
  public static String callerOf(int number) {
    return "processor-" + number;
  }

  /** The numbers of those that were neither stopped nor killed. */
  public synchronized List<Integer> numbers() {
    return List.copyOf(members.keySet());
  }

  /**
   * @throws IllegalArgumentException when it was stopped or killed
   */
  public synchronized Part get(int number) {
    Part member = members.get(number);
    if (member == null) {
      throw new IllegalArgumentException("There is no processor " + number + " any more.");
    }
    return member;
  }

  /**
   * Starts another; does not wait until it is ready.
   *
   * @return its number
   */
  public synchronized int join() {
    int number = next++;
    start(number);
    return number;
  }

  /** As {@code kill -9} does. */
  public synchronized void kill(int number) {
    processes.kill(get(number));
    members.remove(number);
  }

  /** As {@code kill} does; it hands its work over and ends by itself. */
  public synchronized void stop(int number) {
    get(number).terminate();
    members.remove(number);
  }

  /** Kills one and starts it anew; does not wait until it is ready. */
  public synchronized void killAndRestart(int number) {
    processes.kill(get(number));
    start(number);
  }

  private void start(int number) {
    members.put(number, processes.start(Role.PROCESSOR, javaOptions, properties(number)));
  }

  /** Those of local mode, but for what is given anew. */
  private List<String> properties(int number) {
    List<String> properties = new ArrayList<>(List.of(wiring.forProcessor()));
    List<String> own = new ArrayList<>();
    own.add("pipeline.llm.api-key=" + callerOf(number));
    own.add("pipeline.engine.instance=" + callerOf(number));
    own.add("pipeline.llm.base-url=" + wiring.offlineModelUrl());
    if (plan.engine() == Engine.PLAIN_LISTENER) {
      own.add(Part.PLAIN_LISTENER);
    }
    own.add("pipeline.brands.directory=" + brands);
    own.addAll(plan.processorProperties());
    for (String property : own) {
      String name = "--" + property.split("=", 2)[0] + "=";
      properties.removeIf(other -> other.startsWith(name));
      properties.add("--" + property);
    }
    return properties;
  }
}
