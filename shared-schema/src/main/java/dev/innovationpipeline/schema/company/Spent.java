package dev.innovationpipeline.schema.company;

import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;

/**
 * Money and tokens.
 *
 * @param tokens prompt and completion tokens together
 */
public record Spent(BigDecimal usd, long tokens) {

  public static final Spent NOTHING = new Spent(BigDecimal.ZERO, 0);

  /** Amounts of money that are equal are written equally. */
  public Spent {
    BigDecimal stripped = usd.stripTrailingZeros();
    usd = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  public static Spent of(Usage usage) {
    return new Spent(usage.costUsd(), usage.promptTokens() + usage.completionTokens());
  }

  public Spent plus(Spent other) {
    return new Spent(usd.add(other.usd), tokens + other.tokens);
  }

  public Spent minus(Spent other) {
    return new Spent(usd.subtract(other.usd), tokens - other.tokens);
  }

  public Spent max(Spent other) {
    return new Spent(usd.max(other.usd), Math.max(tokens, other.tokens));
  }
}
