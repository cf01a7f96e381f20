package dev.innovationpipeline.schema.company;

import java.time.Instant;
import java.util.Objects;

/**
 * A step in the spending of one attempt, as processors write it for each other while a company has
 * a budget for the month. The newest of an attempt says all of it.
 *
 * @param account the number of the company's account, as its budget has it
 * @param month in which the attempt was requested, by UTC, such as 2026-11; it counts there
 * @param spent by the attempt so far
 * @param estimate of the whole attempt, which is set aside for it
 * @param opening what was spent in the month before the account began
 * @param limit the month's, as the writer knows it
 * @param granted whether the attempt may spend; in a reservation, whether it has begun before
 * @param completed whether the attempt has ended with all of its results
 * @param processor the writer
 */
public record SpendEntry(
    String companyId,
    int account,
    String month,
    String runId,
    int attempt,
    Step step,
    Spent spent,
    Spent estimate,
    Spent opening,
    SpendLimit limit,
    boolean granted,
    boolean completed,
    String processor,
    Instant at) {

  public SpendEntry {
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(step, "step");
    spent = Objects.requireNonNullElse(spent, Spent.NOTHING);
    estimate = Objects.requireNonNullElse(estimate, Spent.NOTHING);
    opening = Objects.requireNonNullElse(opening, Spent.NOTHING);
    limit = Objects.requireNonNullElse(limit, SpendLimit.NONE);
    processor = Objects.requireNonNullElse(processor, "");
    Objects.requireNonNull(at, "at");
  }

  /** A step of an attempt's spending. */
  public enum Step {
    /** It asks to begin; it may once the log says so. */
    RESERVED,

    /** A call has ended. */
    SPENT,

    /** It spends no more. */
    ENDED
  }

  /** An attempt of a run. */
  public record Attempt(String runId, int attempt) {}

  public Attempt of() {
    return new Attempt(runId, attempt);
  }

  /** The next step of the same attempt. */
  public SpendEntry next(Step nextStep, Spent spentByNow, boolean isComplete, Instant when) {
    return new SpendEntry(
        companyId,
        account,
        month,
        runId,
        attempt,
        nextStep,
        spentByNow,
        estimate,
        opening,
        limit,
        true,
        isComplete,
        processor,
        when);
  }
}
