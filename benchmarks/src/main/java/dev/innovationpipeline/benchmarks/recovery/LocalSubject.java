package dev.innovationpipeline.benchmarks.recovery;

import dev.innovationpipeline.benchmarks.part.LocalServer;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./pipeline up} with fixed ports, which is killed and leaves its PostgreSQL behind. */
final class LocalSubject implements Subject, AutoCloseable {

  private final Processes processes = Processes.open(false);
  private final ProviderClient provider;
  private final LocalServer server;

  /**
   * Returns once it is ready.
   *
   * @param home with the launcher
   */
  LocalSubject(Path home) throws IOException {
    try {
      Part part = processes.start(Role.PROVIDER, List.of(), List.of());
      provider = new ProviderClient(part.awaitReady());
      server =
          new LocalServer(
              home,
              processes.directory(),
              Map.of("OPENROUTER_BASE_URL", provider.llmUrl(), "OPENROUTER_API_KEY", "none"));
    } catch (IOException | RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "local mode";
  }

  String serverUrl() {
    return server.url();
  }

  ProviderClient provider() {
    return provider;
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public void startAgain() throws IOException {
    server.startAgain();
  }

  @Override
  public void close() {
    try (processes) {
      server.close();
    }
  }
}
