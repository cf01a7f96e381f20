package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.cli.ParentCommand;
import picocli.CommandLine.Command;

/** The commands about prompts. */
@Command(
    name = "prompts",
    description = "Show the prompts of the stages, and try one on a run.",
    subcommands = {ListCommand.class, DiffCommand.class, TryCommand.class},
    mixinStandardHelpOptions = true)
public final class PromptsCommand extends ParentCommand {}
