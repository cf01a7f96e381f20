package dev.innovationpipeline.cli.reprocess;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How runs are to be done again. */
final class ReprocessOptions {

  @Option(
      names = "--from-stage",
      paramLabel = "N",
      description = "1 to 5; the newest output of the stage before is kept.")
  @Nullable Integer fromStage;

  @Option(names = "--model", paramLabel = "M", description = "Default: as before.")
  @Nullable String model;

  @Option(
      names = "--prompt-version",
      paramLabel = "V",
      description = "Of the stages that have it; others take their newest. Default: as before.")
  @Nullable String promptVersion;

  @Option(names = "--max-cost-usd", paramLabel = "USD", description = "Default: as before.")
  @Nullable BigDecimal maxCostUsd;

  /**
   * The request as the server takes it.
   *
   * @throws ClientException when the stage is not given
   */
  ObjectNode request() {
    if (fromStage == null) {
      throw new ClientException("Say from which stage on: --from-stage N.", null);
    }
    ObjectNode request = WireJson.MAPPER.createObjectNode().put("from_stage", fromStage);
    if (model != null) {
      request.put("model", model);
    }
    if (promptVersion != null) {
      request.put("prompt_version", promptVersion);
    }
    if (maxCostUsd != null) {
      request.put("max_cost_usd", maxCostUsd);
    }
    return request;
  }
}
