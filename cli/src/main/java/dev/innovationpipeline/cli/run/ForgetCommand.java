package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "forget",
    description = {
      "Erase a run: its rows, its status and its stored document.",
      "Its events are erased from Kafka within a day; pipeline.topics.erasure changes that."
    },
    mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    server.client().delete("/runs/" + PipelineClient.encoded(runId)).expect("forget the run");
    System.out.println("Run " + runId + ": forgotten");
    return 0;
  }
}
