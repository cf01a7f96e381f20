package dev.innovationpipeline.benchmarks.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.embedded.StartFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code ./pipeline up} with fixed ports. */
public final class LocalServer implements AutoCloseable {

  private final Path data;
  private final Path log;
  private final int port = Port.claim(0, "the web server", "");
  private final ProcessBuilder command;
  private Process process;

  /**
   * Returns once it is ready.
   *
   * @param home with the launcher
   * @param directory for data and log, which goes with the caller
   * @param environment beside that of this process
   */
  public LocalServer(Path home, Path directory, Map<String, String> environment)
      throws IOException {
    data = directory.resolve("data");
    log = directory.resolve("up.log");
    command =
        new ProcessBuilder(
                home.resolve("pipeline").toString(),
                "up",
                "--json",
                "--http-port=" + port,
                "--kafka-port=" + Port.claim(0, "Kafka", ""),
                "--postgres-port=" + Port.claim(0, "Postgres", ""),
                "--data-dir=" + data)
            .redirectError(Redirect.appendTo(log.toFile()));
    command.environment().putAll(environment);
    command.environment().put("PIPELINE_START_CACHE", "no"); // every start alike
    process = command.start();
    try {
      awaitReady();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** As {@code kill -9}; PostgreSQL stays. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** By the same command; returns once it is ready. */
  public void startAgain() throws IOException {
    process = command.start();
    awaitReady();
  }

  /** It prints its addresses when it is ready. */
  private void awaitReady() throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        return;
      }
    }
    throw new StartFailedException(
        "The pipeline ended before it was ready. Its log:\n" + Files.readString(log));
  }

  @Override
  public void close() {
    kill();
    try {
      EmbeddedDatabase.stopLeftover(data.resolve("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
