package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
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
        new DoctorCommand());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(StartFailedException.class);
  }

  @Override
  public int exitCode(Exception explained) {
    return explained instanceof StartFailedException failure ? failure.reason().exitCode() : 1;
  }
}
