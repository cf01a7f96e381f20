package dev.innovationpipeline.processor.stage.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of one stage.
 *
 * @param stage its key in the registry of pipelines
 * @param versions oldest first, the overriding one last
 * @param shipped the newest that is shipped
 * @param override the file that overrides it; null where there is none
 */
public record StagePrompts(
    String stage, List<Prompt> versions, PromptText shipped, @Nullable PromptText override) {

  /** The one that runs get which ask for none. */
  public Prompt used() {
    return versions.getLast();
  }
}
