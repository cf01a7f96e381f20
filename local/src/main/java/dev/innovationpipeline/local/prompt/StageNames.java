package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Stages as people name them: by number or key. */
final class StageNames {

  private StageNames() {}

  static List<Stage> inOrder() {
    return Pipelines.registered().newest().stages();
  }

  /**
   * @throws ParameterException if there is no such stage, with the names of all
   */
  static Stage named(String name, @Nullable CommandSpec command) {
    for (Stage stage : inOrder()) {
      if (stage.key().equals(name) || String.valueOf(stage.number()).equals(name)) {
        return stage;
      }
    }
    String message =
        "There is no stage %s; there are %s."
            .formatted(
                name,
                inOrder().stream()
                    .map(stage -> stage.number() + " " + stage.key())
                    .collect(Collectors.joining(", ")));
    if (command == null) {
      throw new IllegalArgumentException(message);
    }
    throw new ParameterException(command.commandLine(), message);
  }
}
