package dev.innovationpipeline.processor.stage.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a stage made.
 *
 * @param json null for stages that answer prose
 * @param model the model that answered, as the provider names it
 */
public record StageOutput(
    String markdown, @Nullable JsonNode json, String model, String promptVersion) {}
