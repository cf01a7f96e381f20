package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.Spent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The spending of a company in a month. */
record CompanySpend(
    @Schema(example = "lactalis-canada") String companyId,
    @Schema(description = "By UTC; attempts count when they were requested", example = "2026-11")
        String month,
    @Schema(description = "Of all attempts that the database has") Spent spent,
    @Schema(description = "Those with attempts, oldest first") List<Day> days,
    @Schema(description = "Left out for a company without a budget") @Nullable BudgetState budget) {

  record Day(
      @Schema(example = "2026-11-29") String day,
      int attempts,
      @Schema(example = "1.25") BigDecimal costUsd,
      @Schema(example = "73000") long tokens) {}

  /** Whether there is enough. */
  enum State {
    WITHIN,
    SOFT_LIMIT_REACHED,
    HARD_LIMIT_REACHED
  }

  record BudgetState(
      State state,
      Budget limits,
      @Schema(description = "As processors count it, within seconds") Spent spent,
      @Schema(description = "For attempts that run") Spent setAside,
      int running,
      @Schema(description = "Attempts that wait for what is set aside for others") int waiting,
      @Schema(description = "Soft limits of the month and of its runs that were reached")
          List<BudgetWarned> warnings) {}
}
