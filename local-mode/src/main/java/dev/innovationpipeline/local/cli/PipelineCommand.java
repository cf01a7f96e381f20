package dev.innovationpipeline.local.cli;

import dev.innovationpipeline.embedded.StartFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's root. */
@Command(
    name = "pipeline",
    description = "Turns a document into five opportunity cards.",
    mixinStandardHelpOptions = true,
    version = "1.0",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      RunCommand.class,
      StatusCommand.class,
      CancelCommand.class,
      ReprocessCommand.class,
      CompareCommand.class,
      ForgetCommand.class,
      DeadLettersCommand.class,
      RebuildDatabaseCommand.class,
      BenchCommand.class
    })
public final class PipelineCommand {

  private static final int FAILED = 1;

  private PipelineCommand() {}

  public static void main(String[] args) {
    // Kafka's threads would keep the JVM after a failed start.
    System.exit(line().execute(args));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new PipelineCommand());
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof StartFailedException || exception instanceof ClientException) {
            command.getErr().println(exception.getMessage());
          } else {
            exception.printStackTrace(command.getErr());
          }
          return FAILED;
        });
    return line;
  }
}
