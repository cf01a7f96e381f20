package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run as the server has it: what its stages were given and what they made of it. */
record RecordedRun(JsonNode results) {

  /**
   * @throws ClientException if the server knows no such run
   */
  static RecordedRun read(PipelineClient client, String runId) throws InterruptedException {
    return client
        .results(runId)
        .map(RecordedRun::new)
        .orElseThrow(() -> new ClientException("The server knows no run " + runId + ".", null));
  }

  /** The context of work that is not part of the run, but on the same document and company. */
  RunContext context() {
    JsonNode run = results.path("run");
    return new RunContext(
        run.path("run_id").asString(),
        run.path("attempt").asInt(1),
        run.path("user_id").asString(""),
        run.path("company_id").asString(""),
        run.path("blob_url").asString(""),
        Instant.EPOCH,
        RunOptions.DEFAULTS.withStream(false));
  }

  /**
   * The output of the stage before; null for the first stage.
   *
   * @throws ClientException if that stage has no output yet
   */
  @Nullable StageCompleted inputOf(int stage) {
    return stage == 1 ? null : completed(stage - 1);
  }

  /** Empty while the stage is not complete. */
  Optional<JsonNode> outputOf(int stage) {
    return results
        .path("stages")
        .valueStream()
        .filter(output -> output.path("number").asInt() == stage)
        .filter(output -> output.path("markdown").isString())
        .findFirst();
  }

  /** On which all stages rest. */
  private List<Quote> quotes() {
    return results
        .path("stages")
        .valueStream()
        .map(RecordedRun::json)
        .filter(json -> json != null && json.quotes() != null)
        .findFirst()
        .map(ResultJson::quotes)
        .orElse(List.of());
  }

  private static @Nullable ResultJson json(JsonNode output) {
    JsonNode json = output.path("json");
    return json.isObject() ? WireJson.MAPPER.treeToValue(json, ResultJson.class) : null;
  }

  private StageCompleted completed(int stage) {
    JsonNode output =
        outputOf(stage)
            .orElseThrow(
                () ->
                    new ClientException(
                        "The run has no output of stage %d, which would be the input."
                            .formatted(stage),
                        null));
    StageResult result = ResultJson.result(output.path("markdown").asString(), json(output), null);
    return new StageCompleted(
        context(),
        stage,
        result instanceof Prose prose && !quotes().isEmpty()
            ? new Prose(prose.markdown(), Evidence.withQuotes(quotes()))
            : result,
        output.path("model").asString(""),
        output.path("prompt_version").asString(""),
        Usage.NONE,
        Usage.NONE,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
