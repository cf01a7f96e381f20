package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.client.ClientOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "mcp",
    description = {
      "Let an assistant use the pipeline, by the Model Context Protocol on standard input and"
          + " output.",
      "An assistant starts it by itself; docs/assistants.md says how to make it known to one."
    },
    mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {

  @Option(
      names = "--documents",
      paramLabel = "DIR",
      description =
          "Folder whose files the assistant may submit; give it again for more. Default: none, so"
              + " that it may submit http(s) addresses alone.")
  List<Path> documents = new ArrayList<>();

  @Option(
      names = "--exports",
      paramLabel = "DIR",
      description =
          "Folder into which the assistant may save slides, documents and tables. Default: none, so"
              + " that it gets texts alone.")
  @Nullable Path exports;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Default: the user of your key; without a key local-user")
  @Nullable String user;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PrintStream protocol = System.out;
    System.setOut(System.err); // Standard output carries the protocol and nothing else.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    String named = user == null && !server.sendsKey() ? "local-user" : user;
    AssistantServer.serve(
        server::client, new ReadableFolders(documents), exports, named, System.in, protocol);
    return 0;
  }
}
