package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times that a run can have. Others, which ISO 8601 knows, are beyond what Postgres stores. */
public final class StoredTimes {

  private static final Instant MIN_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  /** Completes the sentence that begins with the name of a wrong parameter. */
  public static final String RULE =
      "must be a time such as 2026-11-01T00:00:00Z, in the years 0001 to 9999";

  private StoredTimes() {}

  /** Empty for a text that is no time of a run. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(StoredTimes::has);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public static boolean has(Instant time) {
    return !time.isBefore(MIN_TIME) && !time.isAfter(MAX_TIME);
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 when no run can have it
   */
  public static void require(String parameter, @Nullable Instant time) {
    if (time != null && !has(time)) {
      throw Problems.invalid(
          List.of(new FieldError(parameter, "must be in the years 0001 to 9999")));
    }
  }
}
