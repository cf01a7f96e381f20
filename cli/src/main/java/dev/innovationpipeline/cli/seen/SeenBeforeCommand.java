package dev.innovationpipeline.cli.seen;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "seen-before",
    description = "Show which cards of a run say nearly the same as earlier cards of the company.",
    mixinStandardHelpOptions = true)
public final class SeenBeforeCommand implements Callable<Integer> {

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
            .get("/runs/%s/seen-before".formatted(PipelineClient.encoded(runId)))
            .expect("compare the cards with earlier ones");
    System.out.println(json ? answer.toString() : SeenBefore.print(answer));
    return 0;
  }
}
