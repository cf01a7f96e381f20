package dev.innovationpipeline.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Resources that a process has used since its start, from Linux's {@code /proc}; elsewhere only
 * processor time, from the JDK.
 *
 * @param cpu in user and kernel mode, ended children included
 * @param residentBytes now
 * @param residentPeakBytes the most so far
 */
public record ProcessFigures(Duration cpu, long residentBytes, long residentPeakBytes) {

  public static final ProcessFigures NONE = new ProcessFigures(Duration.ZERO, 0, 0);

  private static final long MILLIS_PER_TICK = 10;
  private static final int UTIME_AFTER_NAME = 11;
  private static final int CPU_FIELDS = 4;
  private static final long KIB = 1024;

  /** Nothing for a process that is gone. */
  public static ProcessFigures of(long pid) {
    Path proc = Path.of("/proc", String.valueOf(pid));
    try {
      List<String> status = Files.readAllLines(proc.resolve("status"));
      return new ProcessFigures(
          cpu(Files.readString(proc.resolve("stat"))),
          bytes(status, "VmRSS:"),
          bytes(status, "VmHWM:"));
    } catch (IOException e) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().totalCpuDuration())
          .map(cpu -> new ProcessFigures(cpu, 0, 0))
          .orElse(NONE);
    }
  }

  /**
   * A server with its children, as PostgreSQL is one. Memory that they share is counted once, so
   * the peak is only what was seen now.
   */
  public static ProcessFigures ofTree(long pid) {
    Duration cpu = of(pid).cpu();
    long own = anonymous(pid);
    long shared = shared(pid);
    for (ProcessHandle child :
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList()) {
      cpu = cpu.plus(of(child.pid()).cpu());
      own += anonymous(child.pid());
      shared = Math.max(shared, shared(child.pid()));
    }
    return new ProcessFigures(cpu, own + shared, own + shared);
  }

  /** The fields after the name, which may itself hold blanks and brackets. */
  private static Duration cpu(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = UTIME_AFTER_NAME; i < UTIME_AFTER_NAME + CPU_FIELDS; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }

  private static long anonymous(long pid) {
    return status(pid, "RssAnon:");
  }

  private static long shared(long pid) {
    return status(pid, "RssShmem:") + status(pid, "RssFile:");
  }

  private static long status(long pid, String field) {
    try {
      return bytes(Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")), field);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long bytes(List<String> status, String field) {
    return status.stream()
        .filter(line -> line.startsWith(field))
        .findFirst()
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .orElse(0L);
  }
}
