package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.ParentCommand;
import picocli.CommandLine.Command;

@Command(
    name = "cards",
    description = "Search the cards of all runs, and work with them.",
    subcommands = {
      SearchCommand.class,
      ShowCommand.class,
      ActCommands.RateCommand.class,
      ActCommands.TagCommand.class,
      ActCommands.CommentCommand.class,
      ActCommands.MoveCommand.class,
      ActCommands.StarCommand.class,
      ActCommands.UnstarCommand.class,
      ViewsCommand.class
    },
    mixinStandardHelpOptions = true)
final class CardsCommand extends ParentCommand {}
