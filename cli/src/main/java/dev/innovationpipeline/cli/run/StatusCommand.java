package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "status",
    description = {
      "Show the status of a run.",
      "With --watch, the exit code is 0 only when the run is COMPLETED."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Option(
      names = {"--watch", "-w"},
      description = "Follow the run until it ends.")
  boolean watch;

  @Option(names = "--json", description = "Print the server's JSON on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PipelineClient client = server.client();
    JsonNode status =
        client
            .status(runId)
            .orElseThrow(
                () -> new ClientException("The server does not know the run " + runId + ".", null));
    if (watch) {
      return follow(client);
    }
    if (json) {
      System.out.println(status);
      return 0;
    }
    System.out.println(
        "Run "
            + runId
            + documentOf(status)
            + ": "
            + status.path("status").asString("")
            + Losses.mark(status)
            + Losses.reasons(status));
    Progress.plain(System.out).show(status);
    return 0;
  }

  private static String documentOf(JsonNode status) {
    String name = status.path("document_name").asString("");
    String title = status.path("document_title").asString("");
    if (title.isEmpty()) {
      return name.isEmpty() ? "" : " of " + name;
    }
    return name.isEmpty() ? " of “%s”".formatted(title) : " of %s, “%s”".formatted(name, title);
  }

  private int follow(PipelineClient client) throws InterruptedException {
    JsonNode end = RunWatcher.on(client, json ? System.err : System.out).watch(runId);
    System.out.println(json ? end : CardPrinter.outcome(end));
    return end.path("status").asString("").equals("COMPLETED") ? 0 : 1;
  }
}
