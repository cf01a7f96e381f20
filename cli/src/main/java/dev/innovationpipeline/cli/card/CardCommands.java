package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands on cards of all runs, and on what people call runs. */
public final class CardCommands implements CommandGroup {

  @Override
  public int position() {
    return 22;
  }

  @Override
  public List<Object> commands() {
    return List.of(new CardsCommand(), new NoteCommand());
  }
}
