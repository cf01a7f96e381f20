package dev.innovationpipeline.processor.llm.answer;

import tools.jackson.databind.JsonNode;

/**
 * An answer that obeys its question's schema.
 *
 * @param model the model that answered, as the provider names it
 */
public record StructuredAnswer(JsonNode json, String model) {}
