package dev.innovationpipeline.local.found;

import java.util.stream.Stream;

/**
 * A model of a server on this machine.
 *
 * @param baseUrl the value of {@code OPENROUTER_BASE_URL}
 * @param name as the server names it
 */
public record LocalModel(String baseUrl, String name) {

  /**
   * The settings by which a stage processor asks it. A key that the environment has is for another
   * server, and is not sent to this one.
   */
  public Stream<String> settings() {
    return Stream.of(
        "--pipeline.llm.base-url=" + baseUrl,
        "--pipeline.llm.api-key=",
        "--pipeline.llm.model=" + name);
  }
}
