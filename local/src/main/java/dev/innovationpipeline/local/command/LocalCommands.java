package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.ingest.origin.RemoteAccessException;
import dev.innovationpipeline.local.found.NoLocalModelException;
import dev.innovationpipeline.local.prompt.PromptsCommand;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.util.List;

/** Commands that run everything in this JVM. */
public final class LocalCommands implements CommandGroup {

  @Override
  public int position() {
    return 10;
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new DemoCommand(),
        new UpCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new DoctorCommand(),
        new PromptsCommand());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(
        StartFailedException.class,
        RemoteAccessException.class,
        InvalidSettingsException.class,
        NoLocalModelException.class,
        StageFailedException.class);
  }

  @Override
  public int exitCode(Exception explained) {
    return switch (explained) {
      case StartFailedException failure -> failure.reason().exitCode();
      case InvalidSettingsException invalid -> invalid.getExitCode();
      default -> CommandGroup.super.exitCode(explained);
    };
  }
}
