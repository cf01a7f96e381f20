package dev.innovationpipeline.cli.review;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands that list and decide on reviews. */
public final class ReviewCommands implements CommandGroup {

  @Override
  public int position() {
    return 25;
  }

  @Override
  public List<Object> commands() {
    return List.of(new ReviewsCommand(), new ReviewCommand());
  }
}
