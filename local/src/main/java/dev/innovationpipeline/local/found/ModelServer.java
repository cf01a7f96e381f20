package dev.innovationpipeline.local.found;

import java.util.List;
import java.util.Optional;

/**
 * A server with the API of OpenAI on this machine.
 *
 * @param models that can chat, in the order in which it lists them; it may have none yet
 */
public record ModelServer(String baseUrl, List<String> models) {

  public ModelServer {
    models = List.copyOf(models);
  }

  /**
   * @param name of a model; empty for the first
   */
  Optional<LocalModel> model(String name) {
    return models.stream()
        .filter(model -> name.isEmpty() || isNamed(model, name))
        .findFirst()
        .map(model -> new LocalModel(baseUrl, model));
  }

  /** Ollama adds a tag to names: {@code llama3.3:latest}. */
  private static boolean isNamed(String model, String name) {
    return model.equals(name) || model.equals(name + ":latest");
  }
}
