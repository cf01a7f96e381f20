package dev.innovationpipeline.benchmarks.history;

import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** A broker and an ingest service that is started several times on the same data. */
final class HistoryServers implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory;
  private final Part broker;
  private final Wiring wiring;
  private Part ingest;

  HistoryServers(int port) throws IOException {
    directory = Files.createTempDirectory("pipeline-bench-history-");
    broker =
        Part.start(Role.BROKER, logs(), List.of(), List.of(directory.resolve("kafka").toString()));
    wiring =
        new Wiring(
            port,
            broker.awaitReady(),
            "postgres://localhost:1/nothing",
            "http://localhost:1",
            directory.resolve("documents"));
    ingest = start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "stop-bench-history"));
    awaitReady();
  }

  String bootstrapServers() {
    return wiring.bootstrapServers();
  }

  Part ingest() {
    return ingest;
  }

  /** Stops the ingest service as a platform does, and starts it. */
  Duration restart() {
    ingest.terminate();
    ingest.awaitEnd();
    return startAgain();
  }

  /** Kills the ingest service, and starts it. */
  Duration killAndRestart() {
    ingest.kill();
    return startAgain();
  }

  /** Kills the ingest service, deletes its store, and starts it. */
  Duration loseStoreAndRestart() throws IOException {
    ingest.kill();
    FileSystemUtils.deleteRecursively(store());
    return startAgain();
  }

  /** Completed runs that the view knows. */
  int completed() throws IOException, InterruptedException {
    return get("/stats").path("runs").path("completed").asInt();
  }

  String statusOf(String runId) throws IOException, InterruptedException {
    return get("/status/" + runId).path("status").asString("");
  }

  long storeBytes() throws IOException {
    try (Stream<Path> files = Files.walk(store())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private Duration startAgain() {
    long begin = System.nanoTime();
    ingest = start();
    awaitReady();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The process first: readiness is asked for a short time only. */
  private void awaitReady() {
    ingest.awaitReady();
    Readiness.await(wiring.serverUrl());
  }

  private Part start() {
    return Part.start(Role.INGEST, logs(), List.of(), List.of(wiring.forIngest()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(wiring.serverUrl() + path)).build();
    return WireJson.MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  private Path logs() {
    return directory.resolve("logs");
  }

  private Path store() {
    return directory.resolve("status");
  }

  @Override
  public void close() {
    kill();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill() {
    ingest.kill();
    broker.kill();
  }
}
