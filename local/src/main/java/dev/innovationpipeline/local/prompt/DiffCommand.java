package dev.innovationpipeline.local.prompt;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.innovationpipeline.processor.stage.prompt.PromptText;
import dev.innovationpipeline.processor.stage.prompt.StagePrompts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    description = {
      "Show how overriding prompts differ from those shipped, as a unified diff.",
      "Exit code: 0 no difference, 3 some, 2 wrong options or prompts."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  private static final int DIFFERENT = 3;
  private static final int LINES_AROUND = 3;

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      description = "Number or key of a stage. Default: all.")
  @Nullable String stage;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder of overriding prompts. Default: $PIPELINE_PROMPTS")
  @Nullable Path directory;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String only = stage == null ? null : StageNames.named(stage, spec).key();
    boolean differs = false;
    try (StageWorkshop workshop = StageWorkshop.open(directory)) {
      for (StagePrompts prompts : workshop.prompts()) {
        PromptText override = prompts.override();
        if (override != null && (only == null || only.equals(prompts.stage()))) {
          List<String> lines = difference(prompts.shipped(), override);
          lines.forEach(System.out::println);
          differs |= !lines.isEmpty();
        }
      }
    }
    return differs ? DIFFERENT : 0;
  }

  private static List<String> difference(PromptText shipped, PromptText override) {
    List<String> lines = shipped.text().lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        shipped.origin(),
        override.origin(),
        lines,
        DiffUtils.diff(lines, override.text().lines().toList()),
        LINES_AROUND);
  }
}
