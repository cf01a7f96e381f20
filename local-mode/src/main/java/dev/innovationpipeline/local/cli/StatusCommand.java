package dev.innovationpipeline.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = "Where a run stands.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Option(names = "--json", description = "The server's answer as it is.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode status =
        server
            .client()
            .status(runId)
            .orElseThrow(
                () -> new ClientException("The server does not know the run " + runId + ".", null));
    if (json) {
      System.out.println(status);
      return 0;
    }
    System.out.println("Run " + runId + ": " + status.path("status").asString(""));
    new Progress(System.out, false).show(status);
    return 0;
  }
}
