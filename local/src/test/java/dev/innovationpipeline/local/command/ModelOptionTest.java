package dev.innovationpipeline.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.local.found.FoundServer;
import dev.innovationpipeline.local.found.LocalModel;
import dev.innovationpipeline.local.secure.LocalAccess;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ModelOptionTest {

  private final FoundServer ollama;

  ModelOptionTest() throws IOException {
    ollama = FoundServer.answering(200, FoundServer.OLLAMA);
  }

  @AfterEach
  void close() {
    ollama.close();
  }

  @Test
  void aModelOfThisMachineIsOfferedAndNotUsed() {
    assumeFalse(Wiring.hasRealModel(), "The environment names a model.");
    ModelOption option = option(null);
    assertThat(option.chosen()).isNull();
    assertThat(option.offer())
        .contains(
            "A server of models answers at http://localhost:%d/v1 and has llama3.3:latest. It is not used unless you say so: --model local. Now the offline model answers."
                .formatted(ollama.port()));
  }

  @Test
  void itIsUsedOnceItIsAskedFor() {
    LocalModel first = option("local").chosen();
    assertThat(first)
        .isEqualTo(new LocalModel("http://localhost:" + ollama.port() + "/v1", "llama3.3:latest"));
    assertThat(option(" local:qwen3:8b ").chosen())
        .extracting(LocalModel::name)
        .isEqualTo("qwen3:8b");
    assertThat(option("local").offer()).isEmpty();
  }

  @Test
  void theProcessorAsksItWithoutTheKeyOfAnotherServer() {
    LocalModel model = option("local").chosen();
    assertThat(
            new Wiring(
                    1,
                    "kafka:1",
                    "postgres://x",
                    "http://offline",
                    Path.of("d"),
                    LocalAccess.OPEN,
                    model)
                .forProcessor())
        .contains(
            "--pipeline.llm.base-url=http://localhost:" + ollama.port() + "/v1",
            "--pipeline.llm.api-key=",
            "--pipeline.llm.model=llama3.3:latest")
        .doesNotContain("--pipeline.llm.base-url=http://offline");
  }

  @Test
  void anotherNameIsAMistake() {
    assertThatThrownBy(() -> option("gpt-5").chosen())
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage(
            "--model (or PIPELINE_MODEL) is local or local:NAME, but not gpt-5. OPENROUTER_MODEL"
                + " names the model of a provider.");
  }

  @Test
  void demoAndUpHaveTheOption() {
    CommandLine demo = new CommandLine(new DemoCommand());
    demo.parseArgs("--model", "local:a");
    assertThat(((DemoCommand) demo.getCommand()).options.model.model).isEqualTo("local:a");
    assertThat(new CommandLine(new UpCommand()).getUsageMessage()).contains("--model=local[:NAME]");
  }

  private ModelOption option(@Nullable String model) {
    ModelOption option = new ModelOption(FoundServer.all(ollama));
    option.model = model;
    return option;
  }
}
