package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands that start, follow, cancel and repeat batches. */
public final class BatchCommands implements CommandGroup {

  @Override
  public int position() {
    return 21;
  }

  @Override
  public List<Object> commands() {
    return List.of(new BatchCommand());
  }
}
