package dev.innovationpipeline.schema.company;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what a company spends.
 *
 * @param month of all attempts that were requested in a month, by UTC
 * @param run of one attempt
 * @param startedRuns what becomes of runs that have begun when the month's hard limit is reached
 */
public record Budget(SpendLimit month, SpendLimit run, @Nullable StartedRuns startedRuns) {

  public static final Budget NONE = new Budget(SpendLimit.NONE, SpendLimit.NONE, null);

  public Budget {
    month = Objects.requireNonNullElse(month, SpendLimit.NONE);
    run = Objects.requireNonNullElse(run, SpendLimit.NONE);
    startedRuns = Objects.requireNonNullElse(startedRuns, StartedRuns.FINISH);
  }

  /** The end of runs that have begun when the hard limit is reached. */
  public enum StartedRuns {
    /** They go on to their end; what they cost beyond the limit is what was estimated too low. */
    FINISH,

    /** They fail before their next call. */
    STOP
  }

  /** Whether there is no limit at all. */
  public boolean limitsNothing() {
    return month.equals(SpendLimit.NONE) && run.equals(SpendLimit.NONE);
  }
}
