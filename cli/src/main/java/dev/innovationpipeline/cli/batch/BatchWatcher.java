package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Follows a batch until its runs have ended, over restarts of the server. */
final class BatchWatcher {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final String DATA = "data:";

  private final PipelineClient client;
  private final PrintStream out;
  private String said = "";

  BatchWatcher(PipelineClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  void say(String line) {
    out.println(line);
  }

  /** How far the batch is in the end. */
  JsonNode watch(String batchId) throws InterruptedException {
    while (true) {
      follow(batchId);
      JsonNode now = read(batchId);
      show(now);
      if (now.path("ended").asBoolean(false)) {
        return now;
      }
      Thread.sleep(INTERVAL);
    }
  }

  /** Returns once the stream ends, at once where there is none: reading the batch tells why. */
  private void follow(String batchId) throws InterruptedException {
    try {
      client.follow(
          "/batches/" + PipelineClient.encoded(batchId) + "/events",
          line -> {
            if (line.startsWith(DATA)) {
              show(WireJson.MAPPER.readTree(line.substring(DATA.length())));
            }
          });
    } catch (ClientException e) {
      // Of an older server, or one that is away.
    }
  }

  private void show(JsonNode batch) {
    String line = BatchPrinter.counts(batch);
    if (!line.isEmpty() && !line.equals(said)) {
      say(line);
      said = line;
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
