package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cards that a run ends in: exactly those numbered 1 to {@link #COUNT}. */
public record OpportunityCards(
    String markdown, List<OpportunityCard> cards, @Nullable Evidence evidence)
    implements StageResult {

  public static final int COUNT = 5;

  public OpportunityCards {
    Objects.requireNonNull(markdown, "markdown");
    cards = List.copyOf(cards);
  }

  public OpportunityCards(String markdown, List<OpportunityCard> cards) {
    this(markdown, cards, null);
  }
}
