package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** The command for assistants. */
public final class AssistantCommands implements CommandGroup {

  @Override
  public int position() {
    return 25;
  }

  @Override
  public List<Object> commands() {
    return List.of(new McpCommand());
  }
}
