package dev.innovationpipeline.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resources that a process holds now, from Linux's {@code /proc}; nothing elsewhere, or when it
 * is gone.
 *
 * @param files open file descriptors, sockets included
 */
public record ProcessHoldings(long threads, long files) {

  private static final ProcessHoldings NONE = new ProcessHoldings(0, 0);

  public static ProcessHoldings of(long pid) {
    Path proc = Path.of("/proc", String.valueOf(pid));
    try {
      return new ProcessHoldings(entries(proc.resolve("task")), entries(proc.resolve("fd")));
    } catch (IOException e) {
      return NONE;
    }
  }

  /** The sum over a server and its children. */
  public static ProcessHoldings ofTree(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
        .map(process -> of(process.pid()))
        .reduce(NONE, ProcessHoldings::plus);
  }

  private ProcessHoldings plus(ProcessHoldings other) {
    return new ProcessHoldings(threads + other.threads, files + other.files);
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }
}
