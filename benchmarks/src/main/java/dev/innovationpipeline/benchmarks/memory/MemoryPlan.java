package dev.innovationpipeline.benchmarks.memory;

import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.util.List;

/**
 * The documents to read, and the processor that reads them.
 *
 * @param documents submitted at once
 * @param megabytes of each
 * @param heap of the processor, as {@code -Xmx} takes it
 * @param llm how the provider answers
 * @param smallRate runs with short documents beside, per second
 * @param processorProperties more settings of the processor, as {@code name=value}
 */
record MemoryPlan(
    int documents,
    int megabytes,
    DocumentKind kind,
    String heap,
    Behaviour llm,
    double smallRate,
    List<String> processorProperties) {

  private static final int MAX_MEGABYTES = 25;

  MemoryPlan {
    if (documents < 1 || megabytes < 1 || megabytes > MAX_MEGABYTES || smallRate <= 0) {
      throw new IllegalArgumentException(
          "--documents must be 1 or more, --megabytes 1 to %d, which a processor downloads, and"
                  .formatted(MAX_MEGABYTES)
              + " --small-rate above 0.");
    }
    processorProperties = List.copyOf(processorProperties);
  }

  long bytes() {
    return (long) megabytes << 20;
  }
}
