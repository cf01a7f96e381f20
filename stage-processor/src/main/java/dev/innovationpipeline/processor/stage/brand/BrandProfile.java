package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.platform.company.ProfileText;
import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.ProfileChanged;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import java.util.List;

/**
 * A company as the model is told of it.
 *
 * @param name for people
 * @param brands their names
 * @param text the whole profile as YAML, as it was written
 */
record BrandProfile(
    String companyId, String name, List<String> brands, String text, ProfileVersion version) {

  BrandProfile {
    brands = List.copyOf(brands);
  }

  /** A profile that a person made. */
  static BrandProfile of(ProfileChanged change) {
    String text = ProfileText.of(change.profile());
    return new BrandProfile(
        change.companyId(),
        change.profile().name(),
        change.profile().brands().stream().map(Brand::name).toList(),
        text,
        ProfileText.version(change.version(), text));
  }
}
