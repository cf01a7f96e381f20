package dev.innovationpipeline.cli.login;

import dev.innovationpipeline.cli.CommandGroup;
import java.util.List;

/** Commands by which people say who they are. */
public final class LoginCommands implements CommandGroup {

  @Override
  public int position() {
    return 30;
  }

  @Override
  public List<Object> commands() {
    return List.of(new LoginCommand(), new LogoutCommand());
  }
}
