package dev.innovationpipeline.benchmarks.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.embedded.StartFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./pipeline up} with fixed ports, which is killed and leaves its PostgreSQL behind. */
final class LocalSubject implements Subject, AutoCloseable {

  private final Processes processes = Processes.open(false);
  private final Path data = processes.directory().resolve("data");
  private final int port = Port.claim(0, "the web server", "");
  private final ProviderClient provider;
  private final ProcessBuilder command;
  private Process process;

  /**
   * Returns once it is ready.
   *
   * @param home with the launcher
   */
  LocalSubject(Path home) throws IOException {
    Part part = processes.start(Role.PROVIDER, List.of(), List.of());
    provider = new ProviderClient(part.awaitReady());
    command =
        new ProcessBuilder(
                home.resolve("pipeline").toString(),
                "up",
                "--json",
                "--http-port=" + port,
                "--kafka-port=" + Port.claim(0, "Kafka", ""),
                "--postgres-port=" + Port.claim(0, "Postgres", ""),
                "--data-dir=" + data)
            .redirectError(Redirect.appendTo(processes.directory().resolve("up.log").toFile()));
    command.environment().put("OPENROUTER_BASE_URL", provider.llmUrl());
    command.environment().put("OPENROUTER_API_KEY", "none");
    command.environment().put("PIPELINE_START_CACHE", "no"); // every start alike
    process = command.start();
    try {
      awaitReady();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "local mode";
  }

  String serverUrl() {
    return "http://localhost:" + port;
  }

  ProviderClient provider() {
    return provider;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
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
        "The pipeline ended before it was ready. Its log:\n"
            + Files.readString(processes.directory().resolve("up.log")));
  }

  @Override
  public void close() {
    kill();
    try {
      EmbeddedDatabase.stopLeftover(data.resolve("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      processes.close();
    }
  }
}
