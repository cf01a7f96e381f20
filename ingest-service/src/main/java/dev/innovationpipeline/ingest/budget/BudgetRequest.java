package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.Budget.StartedRuns;
import dev.innovationpipeline.schema.company.SpendLimit;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a budget. */
final class BudgetRequest {

  private static final BigDecimal MAX_USD = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MAX_TOKENS = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int MAX_WORD_LENGTH = 16;

  private BudgetRequest() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static Budget read(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    Budget budget =
        new Budget(limit(fields.object("month")), limit(fields.object("run")), startedRuns(fields));
    fields.refuseIfWrong();
    return budget;
  }

  private static SpendLimit limit(@Nullable RequestFields fields) {
    if (fields == null) {
      return SpendLimit.NONE;
    }
    SpendLimit limit =
        new SpendLimit(
            fields.optionalAmount("soft_usd", MAX_USD),
            fields.optionalAmount("hard_usd", MAX_USD),
            tokens(fields, "soft_tokens"),
            tokens(fields, "hard_tokens"));
    if (limit.softUsd() != null
        && limit.hardUsd() != null
        && limit.softUsd().compareTo(limit.hardUsd()) > 0) {
      fields.wrong("soft_usd", "must not be above hard_usd");
    }
    if (limit.softTokens() != null
        && limit.hardTokens() != null
        && limit.softTokens() > limit.hardTokens()) {
      fields.wrong("soft_tokens", "must not be above hard_tokens");
    }
    return limit;
  }

  private static @Nullable Long tokens(RequestFields fields, String name) {
    BigDecimal amount = fields.optionalAmount(name, MAX_TOKENS);
    if (amount != null && amount.stripTrailingZeros().scale() > 0) {
      fields.wrong(name, "must be a whole number");
      return null;
    }
    return amount == null ? null : amount.longValueExact();
  }

  private static StartedRuns startedRuns(RequestFields fields) {
    String word = fields.optional("started_runs", MAX_WORD_LENGTH);
    if (word != null) {
      for (StartedRuns known : StartedRuns.values()) {
        if (known.name().equals(word.toUpperCase(Locale.ROOT))) {
          return known;
        }
      }
      fields.wrong("started_runs", "must be FINISH or STOP");
    }
    return StartedRuns.FINISH;
  }
}
