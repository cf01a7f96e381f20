package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
import java.util.List;

/** Everything in this JVM. */
public final class LocalCommands implements CommandGroup {

  @Override
  public List<Object> commands() {
    return List.of(new DemoCommand(), new UpCommand());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(StartFailedException.class);
  }
}
