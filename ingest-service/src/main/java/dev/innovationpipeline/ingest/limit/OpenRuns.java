package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.problem.Problems;
import java.util.function.ToIntFunction;

/** The runs of a company that have not ended, over all instances, as far as the view knows. */
public final class OpenRuns {

  private static final int RETRY_INTERVAL_SECONDS = 10;

  private final int max;
  private final ToIntFunction<String> open;

  /**
   * @param max of one company; 0 for no limit
   * @param open the open runs of a company
   */
  public OpenRuns(int max, ToIntFunction<String> open) {
    this.max = max;
    this.open = open;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 429 when the company has too many
   */
  public void requireRoom(String company) {
    requireRoom(company, 1);
  }

  /**
   * The same for several runs at once.
   *
   * @throws org.springframework.web.ErrorResponseException 429 when the company would have too many
   */
  public void requireRoom(String company, int runs) {
    int already = max > 0 ? open.applyAsInt(company) : 0;
    if (max > 0 && already > max - runs) {
      String many =
          runs == 1
              ? "%d runs that have not ended, as many as it may have".formatted(max)
              : "%d runs that have not ended, and may have %d, so there is no room for %d more"
                  .formatted(already, max, runs);
      throw Problems.tooManyRequests(
          "The company %s has %s".formatted(company, many)
              + " (pipeline.limits.open-runs). Wait until some end, or cancel some, and send the"
              + " request again.",
          "open-runs",
          RETRY_INTERVAL_SECONDS);
    }
  }
}
