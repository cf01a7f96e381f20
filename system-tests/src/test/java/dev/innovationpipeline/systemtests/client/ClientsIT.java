package dev.innovationpipeline.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.systemtests.node.NodeProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of each generated client: it uploads a document, watches its run, reads its cards.
 */
class ClientsIT {

  private static final Path DESCRIPTION = Path.of("docs/http/openapi.json");

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static List<String> arguments;

  @BeforeAll
  static void start() throws Exception {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    Path document = Files.writeString(directory.resolve("report.md"), SampleText.TEXT);
    arguments = List.of(pipeline.serverUrl(), document.toString(), "lactalis-canada");
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void theJavaExampleReadsItsCards() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Path.of("../clients/java/example/Example.java").toString()));
    command.addAll(arguments);
    Process example =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(example.getInputStream().readAllBytes(), UTF_8);

    assertThat(example.waitFor()).as(output).isZero();
    saysWhatIsThere(output);
  }

  @Test
  void theTypeScriptExampleReadsItsCardsAndTheDescriptionIsClean() throws Exception {
    NodeProject.require();
    Path published = directory.resolve(DESCRIPTION);
    Files.createDirectories(directory.resolve("docs/http"));
    Files.copy(Path.of("..").resolve(DESCRIPTION), published);
    NodeProject project =
        NodeProject.install(
            Path.of("../clients/typescript"), directory.resolve("clients/typescript"));

    NodeProject.Ended lint = project.run(List.of("npm", "run", "lint"), Map.of());
    assertThat(lint.exitCode()).as(lint.output()).isZero();
    NodeProject.Ended build = project.run(List.of("npm", "run", "build"), Map.of());
    assertThat(build.exitCode()).as(build.output()).isZero();
    NodeProject.Ended example =
        project.run(project.script("dist/example.js", arguments.toArray(String[]::new)), Map.of());
    assertThat(example.exitCode()).as(example.output()).isZero();
    saysWhatIsThere(example.output());
  }

  private static void saysWhatIsThere(String output) {
    assertThat(output.lines().filter(line -> line.matches("[1-5]\\. .+"))).hasSize(5);
    assertThat(output).contains("COMPLETED, 5 of 5 stages");
  }
}
