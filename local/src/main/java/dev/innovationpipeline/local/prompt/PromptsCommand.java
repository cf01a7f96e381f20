package dev.innovationpipeline.local.prompt;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands about prompts. */
@Command(
    name = "prompts",
    description = "Show the prompts of the stages, and try one on a run.",
    subcommands = {ListCommand.class, DiffCommand.class, TryCommand.class},
    mixinStandardHelpOptions = true)
public final class PromptsCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
