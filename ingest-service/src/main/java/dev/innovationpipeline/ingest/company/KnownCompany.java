package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.schema.company.CompanyProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company whose brand can be told of.
 *
 * @param version 0 for a profile that no person has changed
 * @param profile null when only processors know it, from their files
 */
public record KnownCompany(
    String id,
    String name,
    int version,
    Source source,
    @Nullable CompanyProfile profile,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  /** Where a profile comes from. */
  public enum Source {
    /** A person's change. */
    CHANGED,

    /** This system's own files. */
    SHIPPED,

    /** Files of the processors, {@code pipeline.brands.directory}. */
    PROCESSOR
  }
}
