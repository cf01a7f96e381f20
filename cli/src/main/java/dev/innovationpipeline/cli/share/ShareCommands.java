package dev.innovationpipeline.cli.share;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** The commands of share links. */
public final class ShareCommands implements CommandGroup {

  @Override
  public int position() {
    return 26;
  }

  @Override
  public List<Object> commands() {
    return List.of(new ShareCommand(), new SharesCommand());
  }
}
