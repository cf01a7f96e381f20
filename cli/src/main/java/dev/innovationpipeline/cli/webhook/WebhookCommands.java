package dev.innovationpipeline.cli.webhook;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** The commands of webhooks. */
public final class WebhookCommands implements CommandGroup {

  @Override
  public int position() {
    return 45;
  }

  @Override
  public List<Object> commands() {
    return List.of(new WebhooksCommand());
  }
}
