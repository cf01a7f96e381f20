package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How runs are reprocessed. */
final class ReprocessOptions {

  @Option(
      names = "--from-stage",
      paramLabel = "N",
      description = "First stage to run again; the newest output of the stage before it is kept.")
  @Nullable Integer fromStage;

  @Option(names = "--model", paramLabel = "M", description = "Default: as before.")
  @Nullable String model;

  @Option(
      names = "--prompt-version",
      paramLabel = "V",
      description =
          "For stages that have this version; others take their newest. Default: as before.")
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
      throw new ClientException("The stage to start from is missing; add --from-stage N.", null);
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
