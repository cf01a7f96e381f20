package dev.innovationpipeline.schema.company;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Limits of spending in US dollars and in tokens; null for no limit.
 *
 * @param softUsd from which a warning is given
 * @param hardUsd from which no call is begun that is not yet promised
 * @param softTokens prompt and completion tokens together
 */
public record SpendLimit(
    @Nullable BigDecimal softUsd,
    @Nullable BigDecimal hardUsd,
    @Nullable Long softTokens,
    @Nullable Long hardTokens) {

  public static final SpendLimit NONE = new SpendLimit(null, null, null, null);

  public boolean softReachedBy(Spent spent) {
    return reached(softUsd, softTokens, spent);
  }

  public boolean hardReachedBy(Spent spent) {
    return reached(hardUsd, hardTokens, spent);
  }

  private static boolean reached(@Nullable BigDecimal usd, @Nullable Long tokens, Spent spent) {
    return (usd != null && spent.usd().compareTo(usd) >= 0)
        || (tokens != null && spent.tokens() >= tokens);
  }
}
