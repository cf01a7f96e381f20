package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Pages;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.client.Query;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands about batches that there are. */
final class BatchActs {

  private BatchActs() {}

  @Command(
      name = "list",
      description = "List batches, the newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Option(names = "--company", paramLabel = "ID", description = "With a run of this company.")
    @Nullable String company;

    @Option(names = "--json", description = "Print each batch as a line of JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      Pages.print(
          server.client(),
          (cursor, left) -> path(cursor),
          "list the batches",
          "batches",
          Integer.MAX_VALUE,
          json,
          ListCommand::line,
          "There are no batches; ./pipeline batch starts one.");
      return 0;
    }

    private String path(@Nullable String cursor) {
      return new Query("/batches")
          .add("limit", "200")
          .add("company_id", company)
          .add("cursor", cursor)
          .toString();
    }

    private static String line(JsonNode batch) {
      return "%s  %s  documents: %d  %s"
          .formatted(
              batch.path("batch_id").asString(""),
              batch.path("created_at").asString(""),
              batch.path("documents").asInt(),
              batch
                  .path("company_ids")
                  .valueStream()
                  .map(JsonNode::asString)
                  .collect(Collectors.joining(", ")));
    }
  }

  @Command(
      name = "status",
      description = {
        "Show how far a batch is.",
        "With --watch the exit code is 0 only when every run is COMPLETED."
      },
      mixinStandardHelpOptions = true)
  static final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BATCH_ID")
    String batchId = "";

    @Option(names = "--watch", description = "Follow it until all runs have ended.")
    boolean watch;

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      PipelineClient client = server.client();
      JsonNode batch =
          watch
              ? new BatchWatcher(client, json ? System.err : System.out).watch(batchId)
              : client.get("/batches/" + PipelineClient.encoded(batchId)).expect("read the batch");
      System.out.println(json ? batch : BatchPrinter.print(batch));
      return watch ? BatchPrinter.exitCode(batch) : 0;
    }
  }

  @Command(
      name = "cancel",
      description = "Cancel the runs of a batch that have not ended.",
      mixinStandardHelpOptions = true)
  static final class CancelCommand extends Change {

    CancelCommand() {
      super("cancel", "Cancelled");
    }
  }

  @Command(
      name = "retry",
      description = {
        "Do the failed runs of a batch again, each from the stage that failed.",
        "What a person rejected stays so."
      },
      mixinStandardHelpOptions = true)
  static final class RetryCommand extends Change {

    RetryCommand() {
      super("retry", "Begun again");
    }
  }

  abstract static class Change implements Callable<Integer> {

    @Parameters(paramLabel = "BATCH_ID")
    String batchId = "";

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    private final String act;
    private final String done;

    Change(String act, String done) {
      this.act = act;
      this.done = done;
    }

    @Override
    public Integer call() throws Exception {
      JsonNode answer =
          server
              .client()
              .post("/batches/%s/%s".formatted(PipelineClient.encoded(batchId), act), null)
              .expect(act + " the batch");
      System.out.println(json ? answer : done + ": " + runs(answer));
      return 0;
    }

    private static String runs(JsonNode answer) {
      String runs =
          answer
              .path("run_ids")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(", "));
      return runs.isEmpty() ? "no run" : runs;
    }
  }
}
