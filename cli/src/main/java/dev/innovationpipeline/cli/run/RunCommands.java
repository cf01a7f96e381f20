package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.cli.export.ExportCommand;
import dev.innovationpipeline.cli.runs.RunsCommand;
import dev.innovationpipeline.cli.seen.SeenBeforeCommand;
import java.util.List;

/** Commands that start, watch, list, stop, compare and erase runs. */
public final class RunCommands implements CommandGroup {

  @Override
  public int position() {
    return 20;
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new RunCommand(),
        new StatusCommand(),
        new RunsCommand(),
        new CancelCommand(),
        new CompareCommand(),
        new TraceCommand(),
        new SeenBeforeCommand(),
        new ExportCommand(),
        new ForgetCommand());
  }
}
