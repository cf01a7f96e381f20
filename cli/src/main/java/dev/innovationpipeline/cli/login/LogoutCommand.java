package dev.innovationpipeline.cli.login;

import dev.innovationpipeline.cli.client.ClientOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "logout",
    description = "Forget the login at a server.",
    mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() {
    boolean known = server.logins().remove(server.serverUrl());
    System.out.println(
        known
            ? "The login at " + server.serverUrl() + " is forgotten."
            : "There is no login at " + server.serverUrl() + ".");
    return 0;
  }
}
