package dev.innovationpipeline.local.command;

import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.local.found.LocalModel;
import dev.innovationpipeline.local.found.ModelServers;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a model of this machine answers. It does only for those who say so. */
final class ModelOption {

  private static final String LOCAL = "local";
  private static final String NAMED = LOCAL + ":";

  @Option(
      names = "--model",
      paramLabel = "local[:NAME]",
      defaultValue = "${env:PIPELINE_MODEL}",
      description =
          "Use a model of this machine, as of Ollama or LM Studio: the first, or the one named."
              + " Default: $PIPELINE_MODEL, else the model that OPENROUTER_API_KEY or"
              + " OPENROUTER_BASE_URL reach, else the offline model.")
  @Nullable String model;

  private final ModelServers servers;

  ModelOption() {
    this(ModelServers.usual());
  }

  ModelOption(ModelServers servers) {
    this.servers = servers;
  }

  /**
   * The model of this machine that was asked for; null where none was.
   *
   * @throws dev.innovationpipeline.local.found.NoLocalModelException if there is none
   * @throws InvalidSettingsException if something else was asked for
   */
  @Nullable LocalModel chosen() {
    String wish = wish();
    if (wish.isEmpty()) {
      return null;
    }
    if (wish.equals(LOCAL)) {
      return servers.require("");
    }
    if (wish.startsWith(NAMED)) {
      return servers.require(wish.substring(NAMED.length()));
    }
    throw new InvalidSettingsException(
        List.of(
            "--model (or PIPELINE_MODEL) is local or local:NAME, but not %s. OPENROUTER_MODEL names the model of a provider."
                .formatted(wish)));
  }

  /** The sentence for people who have chosen no model although this machine has one. */
  Optional<String> offer() {
    return !wish().isEmpty() || Wiring.hasRealModel()
        ? Optional.empty()
        : servers.first().map(ModelOption::offer);
  }

  private static String offer(LocalModel found) {
    return "A server of models answers at %s and has %s. It is not used unless you say so: --model local. Now the offline model answers."
        .formatted(found.baseUrl(), found.name());
  }

  private String wish() {
    return model == null ? "" : model.strip();
  }
}
