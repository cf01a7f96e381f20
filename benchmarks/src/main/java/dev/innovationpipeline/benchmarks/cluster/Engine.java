package dev.innovationpipeline.benchmarks.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The programs that can execute the stages. */
public enum Engine {
  /** The product's own: many records of a partition at once, results in shared transactions. */
  STAGE_ENGINE("stage-engine"),
  /** Plain Spring Kafka listeners: a record of a partition at a time, a transaction for each. */
  PLAIN_LISTENER("plain-listener");

  private final String name;

  Engine(String name) {
    this.name = name;
  }

  /**
   * @throws IllegalArgumentException naming the engines that there are
   */
  static Engine named(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--engine must be one of %s, not %s."
                        .formatted(
                            Arrays.stream(values())
                                .map(Engine::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  @Override
  public String toString() {
    return name;
  }
}
