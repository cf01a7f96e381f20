package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Follows a batch until its runs have ended, over restarts of the server. */
final class BatchWatcher {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final PipelineClient client;
  private final PrintStream out;

  BatchWatcher(PipelineClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  void say(String line) {
    out.println(line);
  }

  /** How far the batch is in the end. */
  JsonNode watch(String batchId) throws InterruptedException {
    String said = "";
    while (true) {
      JsonNode now = read(batchId);
      String line = BatchPrinter.counts(now);
      if (!line.isEmpty() && !line.equals(said)) {
        say(line);
        said = line;
      }
      if (now.path("ended").asBoolean(false)) {
        return now;
      }
      Thread.sleep(INTERVAL);
    }
  }

  /** Missing while the server is away. */
  private JsonNode read(String batchId) throws InterruptedException {
    try {
      Exchange answer = client.get("/batches/" + PipelineClient.encoded(batchId));
      return answer.expect("read the batch");
    } catch (ClientException e) {
      if (!e.isTransient()) {
        throw e;
      }
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }
}
