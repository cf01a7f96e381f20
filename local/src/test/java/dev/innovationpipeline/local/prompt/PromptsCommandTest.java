package dev.innovationpipeline.local.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@ResourceLock(Resources.SYSTEM_OUT)
class PromptsCommandTest {

  private static final String STAGE = "trend-amplification";

  @TempDir Path directory;
  private final StringWriter errors = new StringWriter();
  private String output = "";

  @Test
  void listsTheShippedPromptsOfAllStages() {
    assertThat(run("list")).isZero();
    List<String> lines = output.lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).matches("stage +version +hash +source");
    assertThat(lines.get(2)).matches("trend-amplification +v1 +[0-9a-f]{12} +shipped");
    assertThat(lines.get(5)).matches("opportunity-generation +v3 +[0-9a-f]{12} +shipped");
    assertThat(run("diff")).isZero();
    assertThat(output).isEmpty();
  }

  @Test
  void showsAnOverridingPromptAndHowItDiffers() throws IOException {
    Path file = directory.resolve(STAGE + ".md");
    Files.writeString(file, shipped().replace("You are a trend researcher.", "You are a poet."));
    assertThat(run("list", "--dir", directory.toString(), "--json")).isZero();
    JsonNode prompt = WireJson.MAPPER.readTree(output).path("prompts").path(1);
    assertThat(prompt.path("stage").asString()).isEqualTo(STAGE);
    assertThat(prompt.path("source").asString()).isEqualTo(file.toString());
    assertThat(prompt.path("version").asString()).isEqualTo("v1+" + prompt.path("hash").asString());
    assertThat(prompt.path("hash")).isNotEqualTo(prompt.path("shipped_hash"));

    assertThat(run("diff", "2", "--dir", directory.toString())).isEqualTo(3);
    assertThat(output)
        .contains("--- AmplificationStage's prompt-v1.md", "+++ " + file)
        .containsPattern("(?m)^-You are a trend researcher\\.")
        .containsPattern("(?m)^\\+You are a poet\\.");
    assertThat(run("diff", "1", "--dir", directory.toString())).isZero();
    assertThat(output).isEmpty();
  }

  @Test
  void wrongFilesAndStagesAreToldWithTheirExitCode() throws IOException {
    Files.writeString(directory.resolve("trend-amplifcation.md"), shipped());
    Files.writeString(directory.resolve("universal-translation.md"), "");
    assertThat(run("list", "--dir", directory.toString())).isEqualTo(2);
    assertThat(errors.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("did you mean trend-amplification.md?"))
        .anyMatch(line -> line.endsWith("universal-translation.md is empty."));
    assertThat(run("diff", "9")).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no stage 9; there are 1 inspiration-");
    assertThat(run("try", "2", "--run", "r", "--file", "gone.md")).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no prompt file gone.md.");
  }

  private static String shipped() throws IOException {
    try (var file =
        Objects.requireNonNull(
            PipelineCommand.class.getResourceAsStream(
                "/dev/innovationpipeline/processor/stage/amplification/prompt-v1.md"))) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private int run(String... arguments) {
    CommandLine line = PipelineCommand.line();
    line.setErr(new PrintWriter(errors, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      return line.execute(
          Stream.concat(Stream.of("prompts"), Stream.of(arguments)).toArray(String[]::new));
    } finally {
      System.setOut(before);
      output = bytes.toString(UTF_8);
    }
  }
}
