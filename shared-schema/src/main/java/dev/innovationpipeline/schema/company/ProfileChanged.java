package dev.innovationpipeline.schema.company;

import java.time.Instant;
import java.util.Objects;

/** A company has another profile, or its first. */
public record ProfileChanged(
    String companyId,
    int version,
    String changeId,
    CompanyProfile profile,
    String changedBy,
    Instant changedAt)
    implements CompanyChange {

  public ProfileChanged {
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(changeId, "change_id");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(changedBy, "changed_by");
    Objects.requireNonNull(changedAt, "changed_at");
  }
}
