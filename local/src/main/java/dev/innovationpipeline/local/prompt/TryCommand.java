package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "try",
    description = {
      "Do the work of a stage again with another prompt, and show it beside what the run has. The"
          + " run stays as it is.",
      "The model is called from here, with the settings of this environment; without a key, the"
          + " offline model answers.",
      "Exit code: 0 the model answered, 1 the run, its input or the model failed, 2 wrong options"
          + " or prompt."
    },
    mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STAGE", description = "Number or key of a stage.")
  String stage = "";

  @Option(
      names = "--run",
      required = true,
      paramLabel = "RUN_ID",
      description = "Run from which the input of the stage is.")
  String runId = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "Prompt to try, in the format of those shipped.")
  Path file = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Model to ask. Default: that of the environment.")
  @Nullable String model;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Stage tried = StageNames.named(stage, spec);
    try (PromptFolder folder = PromptFolder.of(tried.key(), file)) {
      RecordedRun run = RecordedRun.read(server.client(), runId);
      try (StageWorkshop workshop = StageWorkshop.open(folder.directory())) {
        System.err.printf("Asking with %s …%n", file);
        StageWorkshop.Work work =
            workshop.perform(tried, run.context(), run.inputOf(tried.number()), model);
        SideBySide both = new SideBySide(tried, runId, run.outputOf(tried.number()), work);
        System.out.println(json ? both.json() : both.print());
        return 0;
      } catch (InvalidSettingsException e) {
        throw folder.ofTheFile(e);
      }
    }
  }
}
