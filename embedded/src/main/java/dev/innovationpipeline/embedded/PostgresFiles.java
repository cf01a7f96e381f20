package dev.innovationpipeline.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The files of an embedded PostgreSQL, as far as they can be judged without a server. */
public final class PostgresFiles {

  /** The major version of the programs that come with this build. */
  public static final String VERSION = "18";

  /** PG_CONTROL_FILE_SIZE of PostgreSQL's pg_control.h, the same on all platforms. */
  private static final long CONTROL_FILE_BYTES = 8192;

  private static final int STOP_TIMEOUT_SECONDS = 10;

  private static final int MAX_LOG_BYTES = 64 * 1024;

  private final Path directory;

  /**
   * @param directory the one that an {@link EmbeddedDatabase} is given
   */
  public PostgresFiles(Path directory) {
    this.directory = directory;
  }

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("server.log");
  }

  /** A sentence on what is damaged; empty when nothing is found, or there is no data yet. */
  public Optional<String> damage() throws IOException {
    if (isEmpty()) {
      return Optional.empty();
    }
    Path version = data().resolve("PG_VERSION");
    if (!Files.exists(version)) {
      return Optional.of(version + " is missing");
    }
    String found = Files.readString(version).strip();
    if (!found.equals(VERSION)) {
      return Optional.of(
          version + " says PostgreSQL '" + found + "', and this build has PostgreSQL " + VERSION);
    }
    Path control = data().resolve("global").resolve("pg_control");
    if (!Files.exists(control)) {
      return Optional.of(control + " is missing");
    }
    long size = Files.size(control);
    return size == CONTROL_FILE_BYTES
        ? Optional.empty()
        : Optional.of("%s has %d bytes instead of %d".formatted(control, size, CONTROL_FILE_BYTES));
  }

  public boolean isEmpty() throws IOException {
    if (!Files.isDirectory(data())) {
      return true;
    }
    try (var entries = Files.list(data())) {
      return entries.allMatch(entry -> entry.endsWith("epg-lock"));
    }
  }

  /** The process that holds the data, of a pipeline that runs or was killed. */
  public Optional<ProcessHandle> server() throws IOException {
    return namedProcess()
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  private Optional<ProcessHandle> namedProcess() throws IOException {
    return processId().flatMap(id -> ProcessHandle.of(Long.parseLong(id)));
  }

  private Optional<String> processId() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    return Files.readAllLines(pidFile()).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"));
  }

  /**
   * Stops a server that outlived a killed pipeline, and waits for one that was killed a moment ago:
   * as long as its process is known to the system, PostgreSQL takes its lock files for those of a
   * living server. The caller knows that no living pipeline uses the directory.
   */
  void stopLeftover() throws IOException {
    server().ifPresent(PostgresFiles::stop);
    Optional<String> id = processId();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_TIMEOUT_SECONDS);
    while (id.isPresent() && hasEnded(id.get()) && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    Files.deleteIfExists(pidFile());
  }

  /**
   * Whether little more than its number is left of it, which Linux keeps until it was asked for.
   */
  private static boolean hasEnded(String processId) {
    Path process = Path.of("/proc", processId);
    try {
      Files.readSymbolicLink(process.resolve("exe"));
      return false;
    } catch (NoSuchFileException e) {
      return Files.exists(process);
    } catch (IOException e) {
      return false;
    }
  }

  private static void stop(ProcessHandle server) {
    server.destroy();
    if (!awaitEnd(server)) {
      server.destroyForcibly();
      awaitEnd(server);
    }
  }

  private static boolean awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  /** The last message with which a server ended or refused to start. */
  public Optional<String> lastFatal() {
    try {
      byte[] all = Files.readAllBytes(log());
      int from = Math.max(0, all.length - MAX_LOG_BYTES);
      List<String> fatal =
          new String(all, from, all.length - from, UTF_8)
              .lines()
              .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
              .filter(line -> !line.contains("the database system is"))
              .toList();
      return fatal.isEmpty() ? Optional.empty() : Optional.of(fatal.getLast().strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  /** The remedy for damage: the database can always be had back. */
  public String remedy() {
    return "The database is made from the topics, so nothing is lost: move %s away and start again, and the sink fills an empty one."
        .formatted(data());
  }
}
