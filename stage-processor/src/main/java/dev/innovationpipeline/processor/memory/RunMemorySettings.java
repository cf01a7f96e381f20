package dev.innovationpipeline.processor.memory;

import dev.innovationpipeline.platform.settings.SettingFaults;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much memory runs in work may take.
 *
 * @param memory the heap that they may take while they wait for the model, by estimate; further
 *     runs begin when there is room. Null: a quarter of it, as much as large documents may take
 *     while they are read.
 */
@ConfigurationProperties("pipeline.runs")
record RunMemorySettings(@Nullable DataSize memory) {

  private static final int SHARE = 4;

  RunMemorySettings {
    SettingFaults faults = new SettingFaults("pipeline.runs");
    faults.require(
        memory == null || memory.toBytes() > 0,
        "memory",
        "must be positive",
        String.valueOf(memory));
    faults.throwIfAny();
  }

  /** In bytes. */
  long memoryBytes() {
    return memory == null ? Runtime.getRuntime().maxMemory() / SHARE : memory.toBytes();
  }
}
