package dev.innovationpipeline.benchmarks.part;

import dev.innovationpipeline.benchmarks.figures.ProcessFigures;
import dev.innovationpipeline.benchmarks.figures.ProcessHoldings;
import dev.innovationpipeline.embedded.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child process, from the parent's side. */
public final class Part implements AutoCloseable {

  /** Setting of a processor whose stages are executed by plain listeners. */
  public static final String PLAIN_LISTENER = "bench.engine=plain-listener";

  static final String READY = "ready ";

  /** Argument of a database that waits for its disk. */
  public static final String DURABLE = "durable";

  /** Before the listeners of a broker, in its argument. */
  public static final String LISTENERS = "listeners=";

  /** Before the port of a database, in its argument. */
  public static final String PORT = "port=";

  static final String MEMORY = "memory ";
  static final String DONE = "done";

  /** In an announcement: before the id of the process that does the work in the child's stead. */
  static final String SERVED_BY = " by process ";

  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
  private static final int LOG_LINES = 30;

  /**
   * Heap in bytes.
   *
   * @param live what the last collection left
   */
  public record Heap(long used, long live) {

    static final Heap UNKNOWN = new Heap(0, 0);
  }

  private final Role role;
  private final Process process;
  private final Path log;
  private final Pipe pipe;
  private volatile long servedBy;

  private Part(Role role, Process process, Path log) {
    this.role = role;
    this.process = process;
    this.log = log;
    this.pipe = new Pipe(role.toString(), process);
  }

  /**
   * Starts it with our own JDK and class path; what it logs goes to a file.
   *
   * @param javaOptions after those of the role
   */
  public static Part start(Role role, Path logs, List<String> javaOptions, List<String> args) {
    return start(role, logs, System.getProperty("java.class.path"), javaOptions, args);
  }

  /** As the other, with the classes of another version of this program. */
  static Part start(
      Role role, Path logs, String classPath, List<String> javaOptions, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(role.javaOptions());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", classPath));
    command.add(PartMain.class.getName());
    command.add(role.name());
    command.addAll(args);
    Path log = logs.resolve(role + ".log");
    try {
      Files.createDirectories(logs);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      // The benchmark must never reach a real and paid model.
      builder.environment().keySet().removeIf(name -> name.startsWith("OPENROUTER_"));
      return new Part(role, builder.start(), log);
    } catch (IOException e) {
      throw new StartFailedException("The " + role + " process could not be started.", e);
    }
  }

  /**
   * Waits until the part is ready and returns its announcement.
   *
   * @throws StartFailedException with the end of its log when it does not get so far
   */
  public String awaitReady() {
    try {
      String[] announced =
          pipe.announcement().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).split(SERVED_BY, -1);
      servedBy = announced.length == 2 ? Long.parseLong(announced[1]) : process.pid();
      return announced[0];
    } catch (TimeoutException | ExecutionException e) {
      kill();
      throw new StartFailedException(
          "The " + role + " process did not get ready. The end of its log:\n" + logEnd(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the " + role + " got ready.", e);
    }
  }

  /**
   * For a process that ends by itself.
   *
   * @throws StartFailedException with the end of its log when it does not end
   */
  public void awaitEnd() {
    try {
      if (!process.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new StartFailedException(
            "The " + role + " process did not end. The end of its log:\n" + logEnd());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the " + role + " should end.", e);
    }
  }

  public Role role() {
    return role;
  }

  /** Of the process that does the work: for the database this is PostgreSQL. */
  public ProcessFigures figures() {
    return role == Role.DATABASE
        ? ProcessFigures.ofTree(servedBy)
        : ProcessFigures.of(process.pid());
  }

  /** Of the process that does the work, as {@link #figures}. */
  public ProcessHoldings holdings() {
    return role == Role.DATABASE
        ? ProcessHoldings.ofTree(servedBy)
        : ProcessHoldings.of(process.pid());
  }

  public Heap heap() {
    return heap(Lifeline.MEMORY);
  }

  /** After a full collection, which it asks for. */
  public Heap heapAfterCollection() {
    return heap(Lifeline.COLLECT);
  }

  private Heap heap(String order) {
    String[] bytes = pipe.ask(order).replace(MEMORY, "").split(" ", -1);
    return bytes.length == 2
        ? new Heap(Long.parseLong(bytes[0]), Long.parseLong(bytes[1]))
        : Heap.UNKNOWN;
  }

  /** Of a broker, by the names of {@link BrokerCounters}; empty when it does not answer. */
  public Map<String, Long> brokerCounters() {
    return BrokerCounters.parse(pipe.ask(Lifeline.COUNTERS));
  }

  /** Records with Java Flight Recorder from now until {@link #dumpProfile}. */
  public void profile(Path file) {
    pipe.ask(Lifeline.PROFILE + file.toAbsolutePath());
  }

  public void dumpProfile() {
    pipe.ask(Lifeline.DUMP);
  }

  /** As {@code kill -9}; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As {@code kill -9} of the process that does the work as well, PostgreSQL for a database. */
  public void killWork() {
    work().ifPresent(ProcessHandle::destroyForcibly);
    kill();
  }

  /** As {@code kill -STOP} of the process that does the work and of its children. */
  public void pause() {
    work().ifPresent(Signal.STOP::send);
  }

  /** As {@code kill -CONT}. */
  public void resume() {
    work().ifPresent(Signal.CONTINUE::send);
  }

  /** Of a service: it reads a time that is so much later from now on, or earlier if negative. */
  public void moveClock(Duration by) {
    pipe.ask(Lifeline.CLOCK + by);
  }

  /**
   * Has a service end at a point of its code, as {@code kill -9} does.
   *
   * @return whether it came there in time
   */
  public boolean haltAfter(HaltPoint point, Duration timeout) throws InterruptedException {
    pipe.ask(Lifeline.HALT + point.name());
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Optional<ProcessHandle> work() {
    return ProcessHandle.of(servedBy == 0 ? process.pid() : servedBy);
  }

  /** As {@code kill}; does not wait until it is gone. */
  public void terminate() {
    process.destroy();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, by force if it takes long. */
  @Override
  public void close() {
    if (role != Role.BROKER && role != Role.DATABASE) {
      kill(); // What it has in hand is of no use any more.
      return;
    }
    process.destroy();
    try {
      process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** The last lines of what it logged. */
  public String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }
}
