package dev.innovationpipeline.processor.document.child;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processes that parse office files, web pages, mails and books.
 *
 * @param processes how many documents are parsed at once, each in a process of its own. 3: a
 *     document takes a second or less, and each process may take 400 MB. From 3 on, a company has
 *     one less at most, so that others need not wait for its slow documents.
 * @param heap the maximum heap of a process. 256 MB: documents of the largest size that may be
 *     downloaded fit, and files that are made to fill the memory fail soon.
 * @param timeout the maximum time of one document, the start of its process included. 30 s: a large
 *     workbook takes ten.
 * @param idle how long a process waits for its next document before it ends. 60 s, because a start
 *     takes a second of CPU and a waiting process 150 MB.
 * @param memory the heap of the processor itself that documents of more than 1 MB may take while
 *     they are read; others wait. Null: a quarter of it, which leaves room for the runs.
 */
@ConfigurationProperties("pipeline.documents.parsers")
public record ParserSettings(
    @DefaultValue("3") int processes,
    @DefaultValue("256MB") DataSize heap,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("60s") Duration idle,
    @Nullable DataSize memory) {

  private static final int SHARE = 4;

  /** With two, one that is spared would halve what a company alone gets. */
  private static final int MIN_PROCESSES_TO_SPARE_ONE = 3;

  private static final DataSize MIN_HEAP = DataSize.ofMegabytes(64);

  public ParserSettings {
    SettingFaults faults = new SettingFaults("pipeline.documents.parsers");
    faults.require(processes >= 1, "processes", "must be at least 1", processes);
    faults.require(heap.compareTo(MIN_HEAP) >= 0, "heap", "must be at least 64MB", heap);
    faults.require(timeout.isPositive(), "timeout", "must be positive", timeout);
    faults.require(idle.isPositive(), "idle", "must be positive", idle);
    faults.require(
        memory == null || memory.toBytes() > 0,
        "memory",
        "must be positive",
        String.valueOf(memory));
    faults.throwIfAny();
  }

  /** In bytes. */
  public long memoryBytes() {
    return memory == null ? Runtime.getRuntime().maxMemory() / SHARE : memory.toBytes();
  }

  /** The maximum that parse documents of one company. */
  public int processesOfACompany() {
    return processes < MIN_PROCESSES_TO_SPARE_ONE ? processes : processes - 1;
  }

  public static ParserSettings defaults() {
    return new ParserSettings(
        3, DataSize.ofMegabytes(256), Duration.ofSeconds(30), Duration.ofSeconds(60), null);
  }
}
