package dev.innovationpipeline.processor.stage.brand;

import java.util.List;

/**
 * A company as the model is told of it.
 *
 * @param name for people
 * @param brands their names
 * @param text the whole profile as YAML, as it was written
 */
record BrandProfile(String companyId, String name, List<String> brands, String text) {

  BrandProfile {
    brands = List.copyOf(brands);
  }
}
