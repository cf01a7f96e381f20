package dev.innovationpipeline.systemtests.documented;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The requests and reads that the documents show, as they stand there, against a pipeline. */
class DocumentedRequestsIT {

  private static final String SERVER = "http://localhost:8080";
  private static final String KAFKA = "localhost:9092";

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static PipelineClient client;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(directory.resolve("report.md"), SampleText.TEXT);
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    client = new PipelineClient(pipeline.serverUrl());
  }

  @AfterAll
  static void stop() {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @Test
  void requestsWorkInTheOrderInWhichTheyStand() throws Exception {
    require("curl");
    List<Example> shown = Example.of(Example.HOME.resolve("docs/http/README.md"));
    assertThat(shown).hasSize(5).allMatch(example -> example.language().equals("bash"));

    assertThat(json(run(shown.get(0))).path("run_id").asString()).isEqualTo("my-run");
    String watched = run(shown.get(1));
    assertThat(watched).contains("event:status", "\"status\":\"COMPLETED\"");
    assertThat(json(watched.substring(watched.lastIndexOf('\n') + 1)).path("status").asString())
        .isEqualTo("COMPLETED");
    awaitCards("/runs/my-run", 5);
    String[] results = run(shown.get(2)).split("(?<=})(?=\\{\"(?:runs|run_id|cards)\")", -1);
    assertThat(String.join("", results)).contains("\"my-run\"", "\"inspirations\"", "\"quotes\"");
    awaitCards("/cards?run_id=my-run", 5);
    assertThat(run(shown.get(3))).contains("\"status\":\"shortlisted\"");
    run(shown.get(4));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("report-lactalis-canada.pptx");
    }
  }

  @Test
  void theFirstExampleEndsWithFiveCards() throws Exception {
    String shown =
        Example.of(Example.HOME.resolve("README.md")).stream()
            .map(Example::firstLine)
            .filter(line -> line.startsWith("./pipeline demo"))
            .findFirst()
            .orElseThrow();
    String command =
        "../"
            + shown.substring(2, shown.indexOf('#')).strip()
            + " --data-dir "
            + directory
            + "/demo --http-port 0 --kafka-port 0 --postgres-port 0";
    ProcessBuilder builder = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true);
    builder.environment().put("PIPELINE_START_CACHE", "no");
    Process demo = builder.start();
    demo.getOutputStream().close();
    String output = new String(demo.getInputStream().readAllBytes(), UTF_8);
    assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(demo.exitValue()).as(output).isZero();
    assertThat(output).contains("✓ Stage 5", "1. Beatrice", "\n5. ");
  }

  @Test
  void kcatReadsTheEvents() throws Exception {
    require("kcat");
    String id = client.upload(directory.resolve("report.md"));
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", "for-kcat")
            .put("blob_url", id)
            .put("company_id", "lactalis-canada")
            .put("user_id", "it"));
    awaitCards("/runs/for-kcat", 5);
    List<Example> shown =
        Example.of(Example.HOME.resolve("docs/subscribing.md")).stream()
            .filter(example -> example.text().startsWith("kcat "))
            .toList();
    assertThat(shown).hasSize(1);

    String read = run(shown.getFirst());

    assertThat(read).contains("for-kcat ", "stage-completed", "\"cards\":[");
  }

  private static void awaitCards(String path, int number) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> client.get(path).body().path("cards").size() == number);
  }

  private static JsonNode json(String text) {
    return WireJson.MAPPER.readTree(text);
  }

  private static void require(String program) {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    ExternalTool.require(
        installed,
        "Examples of the documents need %s, which is not installed (apt-get install %s)."
            .formatted(program, program));
  }

  private static String run(Example example) throws IOException, InterruptedException {
    String command =
        example
            .text()
            .replace(SERVER, pipeline.serverUrl())
            .replace(KAFKA, pipeline.bootstrapServers());
    Path errors = directory.resolve("errors.txt");
    Process shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
            .directory(directory.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).as(command).isTrue();
    assertThat(shell.exitValue()).as(command + "\n" + Files.readString(errors)).isZero();
    return output;
  }
}
