package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "cancel",
    description = "Cancel a run: no further stage starts, and a call in flight is aborted.",
    mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode answer =
        server
            .client()
            .post("/runs/" + PipelineClient.encoded(runId) + "/cancel", null)
            .expect("cancel the run");
    System.out.println(json ? answer : "Run " + runId + ": " + answer.path("status").asString(""));
    return 0;
  }
}
