package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** For operators. */
public final class OperationsCommands implements CommandGroup {

  @Override
  public List<Object> commands() {
    return List.of(new DeadLettersCommand(), new RebuildDatabaseCommand());
  }
}
