package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import java.util.List;

/** The number of entries that a request asks for. */
public final class PageLimit {

  private PageLimit() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 unless it is 1 to the maximum
   */
  public static void require(int limit, int max) {
    if (limit < 1 || limit > max) {
      throw Problems.invalid(List.of(new FieldError("limit", "must be 1 to " + max)));
    }
  }
}
