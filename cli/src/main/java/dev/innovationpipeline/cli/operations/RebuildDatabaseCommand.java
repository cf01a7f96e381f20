package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "rebuild-database",
    description = "Empty the database and refill it from the topics, while runs go on.",
    mixinStandardHelpOptions = true)
final class RebuildDatabaseCommand implements Callable<Integer> {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  @Option(names = "--no-wait", description = "Do not wait until the sink has caught up.")
  boolean noWait;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PipelineClient client = server.client();
    long begun = System.nanoTime();
    JsonNode started =
        client.post("/operations/rebuild-database", null).expect("rebuild the database");
    String generation = started.path("epoch").asString("");
    PrintStream progressTo = json ? System.err : System.out;
    progressTo.println(
        "The database is empty; the sink refills it as generation " + generation + ".");
    if (noWait) {
      System.out.println(
          json ? started : "Watch it with GET /operations/rebuild-database/" + generation);
      return 0;
    }
    ProgressBar bar = new ProgressBar(progressTo, Boolean.getBoolean("pipeline.terminal"));
    JsonNode reached = started;
    while (!reached.path("done").asBoolean(false)) {
      Thread.sleep(POLL_INTERVAL);
      Exchange answer = client.get("/operations/rebuild-database/" + generation);
      if (answer.status() < 500) {
        reached = answer.expect("watch the rebuild");
        long total = reached.path("total").asLong();
        bar.show(total - reached.path("behind").asLong(), total, "events");
      }
    }
    bar.end();
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    System.out.println(
        json
            ? reached
            : "Rebuilt from %d events in %.1f s."
                .formatted(reached.path("total").asLong(), millis / 1000.0));
    return 0;
  }
}
