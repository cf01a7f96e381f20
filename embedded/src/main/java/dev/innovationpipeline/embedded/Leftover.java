package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that outlived a killed pipeline and still holds our data directory. */
final class Leftover {

  private static final int STOP_TIMEOUT_SECONDS = 10;

  private Leftover() {}

  /** Stops it; the caller knows that no living pipeline uses the directory. */
  static void stop(Path data) throws IOException {
    server(data).ifPresent(Leftover::stop);
    Files.deleteIfExists(pidFile(data));
  }

  /** The process that the data names as its server, when that lives and is one. */
  static Optional<ProcessHandle> server(Path data) throws IOException {
    return Files.exists(pidFile(data))
        ? server(Files.readAllLines(pidFile(data)))
        : Optional.empty();
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static Optional<ProcessHandle> server(List<String> pidFile) {
    return pidFile.stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d+"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  private static void stop(ProcessHandle server) {
    server.destroy();
    try {
      server.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      server.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
