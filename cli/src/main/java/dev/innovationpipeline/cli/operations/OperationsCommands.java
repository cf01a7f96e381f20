package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands for operators. */
public final class OperationsCommands implements CommandGroup {

  @Override
  public int position() {
    return 40;
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new ReprocessCommand(),
        new DeadLettersCommand(),
        new RebuildDatabaseCommand(),
        new KeysCommand(),
        new CompaniesCommand(),
        new SpendCommand(),
        new AuditCommand());
  }
}
