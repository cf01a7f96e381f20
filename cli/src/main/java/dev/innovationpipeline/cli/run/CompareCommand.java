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
    name = "compare",
    description = "Show two attempts of a run side by side.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN_ID")
  String runId = "";

  @Parameters(index = "1", paramLabel = "ATTEMPT")
  int first;

  @Parameters(index = "2", paramLabel = "ATTEMPT")
  int second;

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode answer =
        server
            .client()
            .get(
                "/runs/%s/compare?a=%d&b=%d"
                    .formatted(PipelineClient.encoded(runId), first, second))
            .expect("compare the attempts");
    System.out.println(json ? answer.toString() : ComparisonPrinter.print(answer));
    return 0;
  }
}
