package dev.innovationpipeline.processor.stage.brand;

/**
 * A company as the model is told of it.
 *
 * @param name for people
 * @param text the whole profile as YAML, as it was written
 */
record BrandProfile(String companyId, String name, String text) {}
