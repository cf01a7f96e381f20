package dev.innovationpipeline.cli.review;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "review",
    description = "Decide on the result that a run waits with.",
    mixinStandardHelpOptions = true)
final class ReviewCommand implements Callable<Integer> {

  /** The decisions as they are on the wire. */
  enum Decision {
    approve,
    change,
    reject
  }

  @Parameters(index = "0", paramLabel = "RUN_ID")
  String runId = "";

  @Parameters(
      index = "1",
      paramLabel = "DECISION",
      description = {
        "approve: the run goes on with the result;",
        "change: the stage is done again, and the model is told of the comment;",
        "reject: the run ends FAILED."
      })
  Decision decision = Decision.approve;

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "What to change, or why; required with change.")
  @Nullable String comment;

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PipelineClient client = server.client();
    JsonNode status =
        client
            .status(runId)
            .orElseThrow(
                () -> new ClientException("The server does not know the run " + runId + ".", null));
    JsonNode answer =
        client
            .post(
                "/runs/" + PipelineClient.encoded(runId) + "/review",
                request(status, decision, comment))
            .expect("take the decision");
    System.out.println(json ? answer : sentence(answer));
    return 0;
  }

  /** Names what is shown now, so that a later result is not decided on unseen. */
  static ObjectNode request(JsonNode status, Decision decision, @Nullable String comment) {
    ObjectNode request = WireJson.MAPPER.createObjectNode().put("decision", decision.name());
    if (comment != null) {
      request.put("comment", comment);
    }
    JsonNode stage = status.path("review").path("stage");
    if (stage.isInt()) {
      request.put("stage", stage.asInt()).put("attempt", status.path("attempt").asInt());
    }
    return request;
  }

  private String sentence(JsonNode answer) {
    int attempt = answer.path("attempt").asInt();
    int stage = answer.path("stage").asInt();
    return switch (decision) {
      case approve ->
          "Stage %d of run %s is approved; the run goes on as attempt %d."
              .formatted(stage, runId, attempt);
      case change ->
          "Stage %d of run %s is done again with the comment, as attempt %d."
              .formatted(stage, runId, attempt);
      case reject -> "Stage %d of run %s is rejected; the run is FAILED.".formatted(stage, runId);
    };
  }
}
