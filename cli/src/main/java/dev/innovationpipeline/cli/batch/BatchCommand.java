package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "batch",
    description = {
      "Run documents for several companies at once.",
      "Each document is read once, and stages 1 to 3 are done and paid once for all companies.",
      "With --watch the exit code is 0 only when every run is COMPLETED."
    },
    subcommands = {
      BatchActs.ListCommand.class,
      BatchActs.StatusCommand.class,
      BatchActs.CancelCommand.class,
      BatchActs.RetryCommand.class
    },
    mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {

  private static final String LOCAL_USER = "local-user";

  @Parameters(
      paramLabel = "FILE|FOLDER|ZIP|URL",
      arity = "0..*",
      description =
          "Documents; of a folder its files, without those of folders in it; of a ZIP all.")
  List<String> documents = List.of();

  @Option(
      names = "--company",
      paramLabel = "ID",
      split = ",",
      description = "Companies, such as a,b,c; the first pays for what is shared.")
  List<String> companies = List.of();

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Default: the user of your key; without a key " + LOCAL_USER)
  @Nullable String user;

  @Option(
      names = "--batch-id",
      paramLabel = "ID",
      description = "Default: the server chooses. With it the command may be repeated.")
  @Nullable String batchId;

  @Option(
      names = "--review-after",
      paramLabel = "STAGE",
      split = ",",
      description = "As of run; a shared stage is reviewed once for all companies.")
  @Nullable List<Integer> reviewAfter;

  @Option(names = "--watch", description = "Follow the runs until all have ended.")
  boolean watch;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    if (documents.isEmpty() || companies.isEmpty()) {
      throw new ClientException(
          "Name at least one document and one company: batch FILE --company a,b,c.", null);
    }
    PipelineClient client = server.client();
    JsonNode accepted = client.post("/batches", request(client)).expect("start the batch");
    String id = accepted.path("batch_id").asString();
    BatchWatcher watcher = new BatchWatcher(client, json ? System.err : System.out);
    watcher.say("Batch %s, %d runs".formatted(id, accepted.path("runs").size()));
    if (!watch) {
      if (json) {
        System.out.println(accepted);
      }
      return 0;
    }
    JsonNode ended = watcher.watch(id);
    System.out.println(json ? ended : BatchPrinter.print(ended));
    return BatchPrinter.exitCode(ended);
  }

  private ObjectNode request(PipelineClient client) throws Exception {
    ObjectNode request = WireJson.MAPPER.createObjectNode();
    if (batchId != null) {
      request.put("batch_id", batchId);
    }
    String named = user == null && !server.sendsKey() ? LOCAL_USER : user;
    if (named != null) {
      request.put("user_id", named);
    }
    var urls = request.putArray("blob_urls");
    for (String address : BatchDocuments.addresses(documents, client)) {
      urls.add(address);
    }
    companies.forEach(request.putArray("company_ids")::add);
    if (reviewAfter != null) {
      var stages = request.putArray("review_after");
      reviewAfter.stream().filter(stage -> stage != 0).forEach(stages::add);
    }
    return request;
  }
}
