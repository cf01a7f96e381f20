package dev.innovationpipeline.systemtests.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with our configuration, but for the addresses and how often it looks. */
final class Prometheus implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final Process process;

  private Prometheus(String url, Process process) {
    this.url = url;
    this.process = process;
  }

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("prometheus", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @param targets by the name of the job
   */
  static Prometheus start(Path observability, Path directory, Map<String, String> targets)
      throws IOException {
    Path config = Files.createDirectories(directory).resolve("prometheus.yml");
    Files.writeString(config, configuration(observability, targets));
    String address = "127.0.0.1:" + Port.claim(0, "Prometheus", "");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + address,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus("http://" + address, process).awaitReady();
  }

  @SuppressWarnings("unchecked") // YAML is maps of maps
  private static String configuration(Path observability, Map<String, String> targets)
      throws IOException {
    Yaml yaml = new Yaml();
    Map<String, Object> ours = yaml.load(Files.readString(observability.resolve("prometheus.yml")));
    ours.put("global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"));
    ours.put(
        "rule_files",
        ((List<String>) Objects.requireNonNull(ours.get("rule_files")))
            .stream()
                .map(file -> observability.resolve(file).toAbsolutePath().toString())
                .toList());
    for (var job : (List<Map<String, Object>>) Objects.requireNonNull(ours.get("scrape_configs"))) {
      String target = targets.get(String.valueOf(job.get("job_name")));
      job.remove("dns_sd_configs");
      job.put(
          "static_configs", List.of(Map.of("targets", List.of(Objects.requireNonNull(target)))));
    }
    return yaml.dump(ours);
  }

  private Prometheus awaitReady() {
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast("Prometheus ended", () -> !process.isAlive())
        .until(
            () ->
                HTTP.send(
                            HttpRequest.newBuilder(URI.create(url + "/-/ready")).build(),
                            BodyHandlers.discarding())
                        .statusCode()
                    == 200);
    return this;
  }

  /** What it answers to a question of its own language; empty when there is nothing. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    return ask("query?query=" + URLEncoder.encode(expression, UTF_8)).path("result");
  }

  JsonNode targets() throws IOException, InterruptedException {
    return ask("targets").path("activeTargets");
  }

  JsonNode rules() throws IOException, InterruptedException {
    return ask("rules").path("groups").path(0).path("rules");
  }

  private JsonNode ask(String question) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/" + question)).build();
    JsonNode answer = WireJson.MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    if (!answer.path("status").asString("").equals("success")) {
      throw new AssertionError("Prometheus refuses " + question + ": " + answer);
    }
    return answer.path("data");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
