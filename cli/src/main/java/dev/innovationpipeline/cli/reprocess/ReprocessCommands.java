package dev.innovationpipeline.cli.reprocess;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Reprocess one run or many. */
public final class ReprocessCommands implements CommandGroup {

  @Override
  public int position() {
    return 30;
  }

  @Override
  public List<Object> commands() {
    return List.of(new ReprocessCommand());
  }
}
