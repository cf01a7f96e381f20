package dev.innovationpipeline.cli.assistant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The result of a tool.
 *
 * @param text for the model
 * @param json the same for programs, an object; null for none
 */
record Answer(String text, @Nullable JsonNode json) {}
