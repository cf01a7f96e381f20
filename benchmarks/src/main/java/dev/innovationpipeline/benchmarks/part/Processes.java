package dev.innovationpipeline.benchmarks.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Child processes and the temporary directory that they work in; both go with this process. */
public final class Processes implements AutoCloseable {

  private final Path directory;
  private final boolean keep;
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private Runnable beforeRemoval = () -> {};
  private boolean closed;

  private Processes(Path directory, boolean keep) {
    this.directory = directory;
    this.keep = keep;
  }

  /**
   * @param keep leaves the directory
   */
  public static Processes open(boolean keep) {
    try {
      Processes processes = new Processes(Files.createTempDirectory("pipeline-bench-"), keep);
      Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "stop-bench"));
      return processes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path directory() {
    return directory;
  }

  /** Has something done once all processes have ended, before their directory is removed. */
  public void beforeRemoval(Runnable action) {
    beforeRemoval = action;
  }

  /** Those not killed. */
  public List<Part> parts() {
    return parts;
  }

  public Part start(Role role, List<String> javaOptions, List<String> arguments) {
    return start(role, System.getProperty("java.class.path"), javaOptions, arguments);
  }

  /**
   * @param classPath of this program or of another version of it
   */
  public synchronized Part start(
      Role role, String classPath, List<String> javaOptions, List<String> arguments) {
    if (closed) {
      throw new IllegalStateException("The benchmark is over; nothing more is started.");
    }
    Part part = Part.start(role, directory.resolve("logs"), classPath, javaOptions, arguments);
    parts.add(part);
    return part;
  }

  /**
   * The options that make later starts of the part quick; none where the JDK has no such cache.
   *
   * @param javaOptions those of the later starts
   */
  public List<String> startCache(Role role, List<String> javaOptions, List<String> arguments) {
    return StartCache.trained(this, role, javaOptions, arguments);
  }

  /** As {@code kill -9} does. */
  public void kill(Part part) {
    parts.remove(part);
    part.kill();
  }

  /** Ends them in reverse order. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    parts.reversed().forEach(Part::close);
    if (!keep) {
      beforeRemoval.run();
      delete(directory);
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Could not remove " + tree + " (" + e + "); remove it by hand.");
    }
  }
}
