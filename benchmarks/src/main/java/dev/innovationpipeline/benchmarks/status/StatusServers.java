package dev.innovationpipeline.benchmarks.status;

import dev.innovationpipeline.benchmarks.figures.ProcessFigures;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.local.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A broker and one ingest service, each a process of its own; no database, no processor. */
final class StatusServers implements AutoCloseable {

  /** An open stream keeps some 60 KB: 5,000 of them need 300 MB, beside all else. */
  private static final String INGEST_HEAP = "-Xmx768m";

  private final Path directory;
  private final Part broker;
  private final Part ingest;
  private final Wiring wiring;

  StatusServers(int port) throws IOException {
    directory = Files.createTempDirectory("pipeline-bench-status-");
    Path logs = directory.resolve("logs");
    broker =
        Part.start(Role.BROKER, logs, List.of(), List.of(directory.resolve("kafka").toString()));
    wiring =
        new Wiring(
            port,
            broker.awaitReady(),
            "postgres://localhost:1/nothing",
            "http://localhost:1",
            directory.resolve("documents"));
    ingest = Part.start(Role.INGEST, logs, List.of(INGEST_HEAP), List.of(wiring.forIngest()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-bench-status"));
    ingest.awaitReady();
  }

  String bootstrapServers() {
    return wiring.bootstrapServers();
  }

  String serverUrl() {
    return wiring.serverUrl();
  }

  ProcessFigures ingestFigures() {
    return ingest.figures();
  }

  ProcessFigures brokerFigures() {
    return broker.figures();
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    ingest.kill();
    broker.kill();
  }
}
