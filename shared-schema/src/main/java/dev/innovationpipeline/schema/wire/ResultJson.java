package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structured part of a result, as it stands beside the Markdown in events and tables.
 *
 * @param inspirations null in a result of another kind
 * @param cards null in a result of another kind
 * @param checks of the cards; absent where nobody checked them, and in events before 2026-11-30
 * @param quotes on which inspirations rest; absent where nobody asked for them, and in events
 *     before 2026-11-30
 * @param sources of the cards; absent where no evidence is known, and in events before 2026-11-30
 */
public record ResultJson(
    @Nullable List<Inspiration> inspirations,
    @Nullable List<OpportunityCard> cards,
    @Nullable List<CardCheck> checks,
    @Nullable List<Quote> quotes,
    @Nullable List<CardSource> sources) {

  /** Without checks and evidence. */
  public ResultJson(
      @Nullable List<Inspiration> inspirations, @Nullable List<OpportunityCard> cards) {
    this(inspirations, cards, null, null, null);
  }

  /** Null for prose, which has no structured part. */
  public static @Nullable ResultJson of(StageResult result) {
    return switch (result) {
      case Inspirations r -> new ResultJson(r.inspirations(), null, null, r.quotes(), null);
      case OpportunityCards r -> new ResultJson(null, r.cards(), r.checks(), null, r.sources());
      case Prose r -> null;
    };
  }

  /**
   * The result of which this is the structured part; prose where there is none.
   *
   * @param evidence null where it is not kept beside; that of inspirations follows from their
   *     quotes
   */
  public static StageResult result(
      String markdown, @Nullable ResultJson json, @Nullable Evidence evidence) {
    if (json != null && json.inspirations != null) {
      Evidence known =
          evidence == null && json.quotes != null ? Evidence.of(json.quotes) : evidence;
      return new Inspirations(markdown, json.inspirations, known, json.quotes);
    }
    if (json != null && json.cards != null) {
      return new OpportunityCards(markdown, json.cards, evidence, json.checks, json.sources);
    }
    return new Prose(markdown, evidence);
  }
}
