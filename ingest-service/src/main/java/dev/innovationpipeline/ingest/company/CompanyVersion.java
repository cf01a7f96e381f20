package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.company.CompanyChange;
import dev.innovationpipeline.schema.text.RunId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of what belongs to a company, as entity tags. */
public final class CompanyVersion {

  private CompanyVersion() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 for what can be no company's id
   */
  public static void requireId(String companyId) {
    if (!RunId.isValid(companyId) || RunId.isDotSegment(companyId)) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "company_id",
                  "must be 1 to %d of A-Z, a-z, 0-9, dot, underscore and hyphen, and not . or .."
                      .formatted(RunId.MAX_LENGTH))));
    }
  }

  /**
   * @param expected the entity tag that the request names; null for none
   * @throws org.springframework.web.ErrorResponseException 412 when it is another, 428 for none
   */
  public static void require(int version, @Nullable String expected) {
    if (expected == null && version > 0) {
      throw Problems.versionRequired(
          "Say which version you change: If-Match: %s, after you have read it."
              .formatted(tag(version)));
    }
    if (expected != null && !expected.equals(tag(version))) {
      throw overtaken(version);
    }
  }

  /**
   * @param holding the change that holds
   * @throws org.springframework.web.ErrorResponseException 412 when it is somebody else's
   */
  public static void requireHolds(CompanyChange mine, Optional<? extends CompanyChange> holding) {
    if (holding.isEmpty() || !holding.get().changeId().equals(mine.changeId())) {
      throw overtaken(mine.version());
    }
  }

  private static RuntimeException overtaken(int version) {
    return Problems.outdated(
        "Somebody has changed it meanwhile; it is at version %d. Read it and change that."
            .formatted(version));
  }

  /** An entity tag, as headers have it. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }
}
