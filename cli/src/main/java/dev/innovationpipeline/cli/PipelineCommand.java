package dev.innovationpipeline.cli;

import dev.innovationpipeline.cli.client.ClientException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line; its commands come from the {@link CommandGroup}s it finds. */
@Command(
    name = "pipeline",
    description = "Turns a document into five opportunity cards.",
    mixinStandardHelpOptions = true,
    version = "1.0")
public final class PipelineCommand {

  static final int FAILED = 1;

  private PipelineCommand() {}

  public static void main(String[] args) {
    VisibleOutput.install();
    // Kafka's threads would keep the JVM alive after a failed start.
    System.exit(line().execute(args));
  }

  /** The command line with the commands of all modules on the class path. */
  public static CommandLine line() {
    CommandLine line = new CommandLine(new PipelineCommand());
    List<CommandGroup> groups = groups();
    groups.forEach(group -> group.commands().forEach(line::addSubcommand));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof ClientException failure) {
            command.getErr().println(shown(exception));
            return failure.isWrongUsage() ? CommandLine.ExitCode.USAGE : FAILED;
          }
          for (CommandGroup group : groups) {
            if (explains(group, exception)) {
              command.getErr().println(shown(exception));
              return group.exitCode(exception);
            }
          }
          Optional<String> file = FileFailures.sentence(exception);
          if (file.isPresent()) {
            command.getErr().println(VisibleOutput.visible(file.get()));
            return FAILED;
          }
          exception.printStackTrace(command.getErr());
          return FAILED;
        });
    return line;
  }

  private static String shown(Exception failure) {
    return VisibleOutput.visible(String.valueOf(failure.getMessage()));
  }

  private static boolean explains(CommandGroup group, Exception failure) {
    return group.explained().stream().anyMatch(type -> type.isInstance(failure));
  }

  private static List<CommandGroup> groups() {
    return ServiceLoader.load(CommandGroup.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(CommandGroup::position))
        .toList();
  }
}
