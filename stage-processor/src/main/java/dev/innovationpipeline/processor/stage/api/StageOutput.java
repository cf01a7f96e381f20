package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.schema.result.StageResult;

/**
 * The result of a stage, and the model and prompt that made it.
 *
 * @param model the model that answered, as the provider names it
 */
public record StageOutput(StageResult result, String model, String promptVersion) {}
