package dev.innovationpipeline.cli.edit;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands of people who change what a model wrote. */
public final class EditCommands implements CommandGroup {

  @Override
  public int position() {
    return 25;
  }

  @Override
  public List<Object> commands() {
    return List.of(new EditCommand());
  }
}
