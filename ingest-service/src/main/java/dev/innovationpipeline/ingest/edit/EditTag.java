package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The version of an output or card as an entity tag, such as {@code "1.3"}. */
final class EditTag {

  private EditTag() {}

  /** Of an attempt's output; version 0 is the model's. */
  static String of(int attempt, int version) {
    return "\"%d.%d\"".formatted(attempt, version);
  }

  /**
   * @param expected the entity tag that the request names; null for none
   * @throws org.springframework.web.ErrorResponseException 428 for none
   */
  static String require(@Nullable String expected) {
    if (expected == null || expected.isBlank() || expected.strip().equals("*")) {
      throw Problems.versionRequired(
          "Say which version you change: read it, and send its ETag as If-Match.");
    }
    return expected.strip();
  }
}
