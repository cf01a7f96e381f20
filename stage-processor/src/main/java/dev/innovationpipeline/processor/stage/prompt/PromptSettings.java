package dev.innovationpipeline.processor.stage.prompt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where prompts come from.
 *
 * @param directory of files {@code STAGE.md}, such as {@code opportunity-generation.md}, each of
 *     which overrides the prompt that is shipped for the stage. None by default
 */
@ConfigurationProperties("pipeline.prompts")
record PromptSettings(@Nullable Path directory) {

  PromptSettings {
    directory = directory == null || directory.toString().isBlank() ? null : directory;
  }
}
