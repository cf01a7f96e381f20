package dev.innovationpipeline.systemtests.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A prompt is tried on a run of a real pipeline, which keeps what it has. */
class PromptTrialIT {

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;
  private static Path prompt;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
    pipeline.complete("tried");
    prompt = directory.resolve("new.md");
    try (InputStream shipped =
        PromptTrialIT.class.getResourceAsStream(
            "/dev/innovationpipeline/processor/stage/opportunity/prompt-v3.md")) {
      Files.writeString(
          prompt,
          new String(Objects.requireNonNull(shipped).readAllBytes(), UTF_8)
              .replace("exactly five opportunities", "exactly five bold opportunities"));
    }
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void theRunIsNotTouched() throws Exception {
    int calls = pipeline.modelCalls();
    JsonNode before = pipeline.body("/runs/tried");
    JsonNode answer =
        WireJson.MAPPER.readTree(
            printed(
                "prompts", "try", "5", "--run", "tried", "--file", prompt.toString(), "--json"));
    assertThat(answer.at("/recorded/prompt_version").asString()).isEqualTo("v3");
    assertThat(answer.at("/tried/prompt_version").asString())
        .isEqualTo("v3+" + answer.at("/tried/prompt_hash").asString());
    assertThat(answer.at("/tried/markdown").asString())
        .as("the offline model says the same to any prompt")
        .isEqualTo(answer.at("/recorded/markdown").asString());
    assertThat(pipeline.body("/runs/tried")).isEqualTo(before);
    assertThat(pipeline.modelCalls()).as("the model is called from here").isEqualTo(calls);
  }

  @Test
  void bothAnswersStandSideBySide() throws Exception {
    String shown =
        printed(
            "prompts",
            "try",
            "opportunity-generation",
            "--run",
            "tried",
            "--file",
            prompt.toString());
    assertThat(shown)
        .startsWith("Stage 5 · Opportunity generation, run tried\n")
        .containsPattern("(?m)^What the run has +│ Tried$")
        .containsPattern("(?m)^prompt v3 +│ prompt v3\\+[0-9a-f]{12}$")
        .containsPattern("(?m)^## Opportunity 1: .+ │ ## Opportunity 1: ");
  }

  @Test
  void theFirstStageReadsTheDocumentAgain() throws Exception {
    Path first = directory.resolve("first.md");
    try (InputStream shipped =
        PromptTrialIT.class.getResourceAsStream(
            "/dev/innovationpipeline/processor/stage/inspiration/prompt-v3.md")) {
      Files.write(first, Objects.requireNonNull(shipped).readAllBytes());
    }
    JsonNode answer =
        WireJson.MAPPER.readTree(
            printed("prompts", "try", "1", "--run", "tried", "--file", first.toString(), "--json"));
    assertThat(answer.at("/tried/markdown").asString())
        .isEqualTo(answer.at("/recorded/markdown").asString());
  }

  @Test
  void anUnknownRunAndAWrongPromptHaveTheirExitCodes() throws Exception {
    assertThat(pipeline.run("prompts", "try", "5", "--run", "no-run", "--file", prompt.toString()))
        .isEqualTo(1);
    Path wrong = Files.writeString(directory.resolve("wrong.md"), "Make cards.");
    assertThat(pipeline.run("prompts", "try", "5", "--run", "tried", "--file", wrong.toString()))
        .isEqualTo(2);
  }

  private static String printed(String... command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      assertThat(pipeline.run(command)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }
}
