package dev.innovationpipeline.stages.llm;

/**
 * What the model said, whole and not empty. Whether it obeys the schema is for the asker to check.
 *
 * @param model the model that answered, as the provider names it
 */
public record Answer(String text, String model) {}
