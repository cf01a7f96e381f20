package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.benchmarks.figures.ProcessFigures;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Role;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** CPU time and memory of each part while it is watched, killed processes included. */
public final class Usage implements AutoCloseable {

  private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(500);

  /**
   * @param cpu of all processes of the part
   * @param heapPeak the largest heap in use of one process, in bytes, garbage included
   * @param livePeak the largest heap of one process after a collection, in bytes
   * @param residentPeak the largest resident memory of one process, in bytes
   */
  public record Figures(Duration cpu, long heapPeak, long livePeak, long residentPeak) {

    public static final Figures NONE = new Figures(Duration.ZERO, 0, 0, 0);

    Figures with(Part.Heap heap, long resident) {
      return new Figures(
          cpu,
          Math.max(heapPeak, heap.used()),
          Math.max(livePeak, heap.live()),
          Math.max(residentPeak, resident));
    }
  }

  private final Cluster cluster;
  private final Map<Part, Duration> cpuAtStart = new HashMap<>();
  private final Map<Part, Duration> cpuNow = new HashMap<>();
  private final Map<Role, Figures> peaks = new EnumMap<>(Role.class);
  private final Duration ownCpuAtStart = ownCpu();
  private Duration ownCpuAtEnd = ownCpuAtStart;
  private final Thread thread;
  private volatile boolean closing;

  public Usage(Cluster cluster) {
    this.cluster = cluster;
    cluster.parts().forEach(part -> cpuAtStart.put(part, part.figures().cpu()));
    thread = Thread.ofPlatform().daemon().name("usage").start(this::watch);
  }

  /** Call it before a process is killed. */
  public synchronized void look(Part part) {
    ProcessFigures figures = part.figures();
    if (!figures.cpu().isZero()) {
      cpuNow.put(part, figures.cpu());
    }
    peaks.put(
        part.role(),
        peaks
            .getOrDefault(part.role(), Figures.NONE)
            .with(part.heap(), figures.residentPeakBytes()));
  }

  /** Ends the watch. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.interrupt();
    thread.join();
    cluster.parts().forEach(this::look);
    ownCpuAtEnd = ownCpu();
  }

  public synchronized Map<Role, Figures> figures() {
    Map<Role, Figures> figures = new EnumMap<>(peaks);
    cpuNow.forEach(
        (part, cpu) -> {
          Duration used = cpu.minus(cpuAtStart.getOrDefault(part, Duration.ZERO));
          figures.computeIfPresent(
              part.role(),
              (role, sum) ->
                  new Figures(
                      sum.cpu().plus(used), sum.heapPeak(), sum.livePeak(), sum.residentPeak()));
        });
    return figures;
  }

  /** Of the measuring process itself, while it watched. */
  public Duration ownCpuUsed() {
    return ownCpuAtEnd.minus(ownCpuAtStart);
  }

  private void watch() {
    try {
      while (!closing) {
        cluster.parts().stream().filter(Part::isAlive).forEach(this::look);
        Thread.sleep(SAMPLE_INTERVAL);
      }
    } catch (InterruptedException e) {
      // The watch is over.
    }
  }

  private static Duration ownCpu() {
    return ProcessFigures.of(ProcessHandle.current().pid()).cpu();
  }
}
