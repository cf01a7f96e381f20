package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The end of a run whose cards cannot all be read, after repair and fallback models.
 *
 * @param failWhen how many cards must be unreadable for the run to fail. Never by default: the run
 *     is then COMPLETED and degraded, and its stage's output is the whole answer.
 */
@ConfigurationProperties("pipeline.cards")
record CardSettings(@DefaultValue("never") FailWhen failWhen) {

  /** How many cards must be unreadable. */
  enum FailWhen {
    NEVER,
    ALL_UNREADABLE,
    ANY_UNREADABLE
  }

  boolean refuses(CardReading reading) {
    return switch (failWhen) {
      case NEVER -> false;
      case ALL_UNREADABLE -> reading.whole().isEmpty();
      case ANY_UNREADABLE -> !reading.isWhole();
    };
  }

  /** A model whose cards are all unreadable is left, even where the run would not fail. */
  boolean asksNextModel(CardReading reading) {
    return reading.whole().isEmpty() || refuses(reading);
  }
}
