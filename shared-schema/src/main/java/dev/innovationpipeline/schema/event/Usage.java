package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;

/**
 * The requests, tokens and money that LLM calls consumed, failed and repaired ones included.
 *
 * @param calls requests that reached the provider
 * @param costUsd as the provider billed it, in US dollars; 0 where it names no price
 */
public record Usage(int calls, long promptTokens, long completionTokens, BigDecimal costUsd) {

  public static final Usage NONE = new Usage(0, 0, 0, BigDecimal.ZERO);

  /** Amounts of money that are equal are written equally. */
  public Usage {
    BigDecimal stripped = costUsd.stripTrailingZeros();
    costUsd = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  public Usage plus(Usage other) {
    return new Usage(
        calls + other.calls,
        promptTokens + other.promptTokens,
        completionTokens + other.completionTokens,
        costUsd.add(other.costUsd));
  }

  /** The larger of each figure; for totals that only grow, whichever is seen first. */
  public Usage max(Usage other) {
    return new Usage(
        Math.max(calls, other.calls),
        Math.max(promptTokens, other.promptTokens),
        Math.max(completionTokens, other.completionTokens),
        costUsd.max(other.costUsd));
  }
}
