package dev.innovationpipeline.systemtests.telemetry;

import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A service as it is shipped: its boot jar, a process of its own, told by its environment. */
final class ShippedService implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final int port = Port.claim(0, "the web server", "");
  private final int managementPort = Port.claim(0, "probes and metrics", "");
  private final Path output;
  private final Process process;

  private ShippedService(String name, Path directory, Map<String, String> environment)
      throws IOException {
    this.name = name;
    this.output = directory.resolve(name + ".log");
    ProcessBuilder java =
        new ProcessBuilder(
            JavaCommand.ofJar(
                List.of("-Xmx384m", "--sun-misc-unsafe-memory-access=allow"), jar(name)));
    java.environment().keySet().removeIf(variable -> variable.startsWith("OPENROUTER_"));
    java.environment().put("PIPELINE_SECURITY_MODE", "local");
    java.environment().put("SERVER_ADDRESS", "127.0.0.1");
    java.environment().putAll(environment);
    java.environment().put("PORT", String.valueOf(port));
    java.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
    java.directory(directory.toFile()); // for what it keeps by default
    this.process = java.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  static ShippedService start(String name, Path directory, Map<String, String> environment)
      throws IOException {
    return new ShippedService(name, directory, environment);
  }

  String name() {
    return name;
  }

  String managementAddress() {
    return "localhost:" + managementPort;
  }

  ShippedService awaitReady() {
    await()
        .atMost(START_TIMEOUT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast(name + " ended", () -> !process.isAlive())
        .until(
            () ->
                send("GET", managementAddress() + "/actuator/health/readiness", "").statusCode()
                    == 200);
    return this;
  }

  HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, "localhost:" + port + path, body);
  }

  List<String> metrics() throws IOException, InterruptedException {
    return send("GET", managementAddress() + "/actuator/prometheus", "").body().lines().toList();
  }

  /**
   * All that it logged.
   *
   * @throws tools.jackson.core.JacksonException when a line is no JSON
   */
  List<JsonNode> log() throws IOException {
    return Files.readAllLines(output).stream().map(WireJson.MAPPER::readTree).toList();
  }

  private static HttpResponse<String> send(String method, String address, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://" + address))
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Path jar(String service) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", service, "target"))) {
      return files.filter(file -> file.toString().endsWith("-boot.jar")).findFirst().orElseThrow();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
