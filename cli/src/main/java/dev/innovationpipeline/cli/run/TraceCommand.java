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
    name = "trace",
    description = "Show how each card of a run follows from the document.",
    mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

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
            .get("/runs/%s/trace".formatted(PipelineClient.encoded(runId)))
            .expect("trace the run");
    System.out.println(json ? answer.toString() : TracePrinter.print(answer));
    return 0;
  }
}
