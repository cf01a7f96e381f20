package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.schema.result.StageResult;

/**
 * What a stage made, and with what.
 *
 * @param model the model that answered, as the provider names it
 */
public record StageOutput(StageResult result, String model, String promptVersion) {}
