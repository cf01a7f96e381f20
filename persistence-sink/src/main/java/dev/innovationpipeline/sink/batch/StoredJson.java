package dev.innovationpipeline.sink.batch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardSource;
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
 * The structured part of a result as tables and files keep it: as events carry it, and with the
 * keys of the seed's first stage, {@code inspiration_1} and {@code inspiration_2}.
 */
public record StoredJson(
    @Nullable List<Inspiration> inspirations,
    @JsonProperty("inspiration_1") @Nullable Inspiration first,
    @JsonProperty("inspiration_2") @Nullable Inspiration second,
    @Nullable List<OpportunityCard> cards,
    @Nullable List<CardCheck> checks,
    @Nullable List<Quote> quotes,
    @Nullable List<CardSource> sources) {

  /** Null for prose, which has no structured part. */
  public static @Nullable StoredJson of(StageResult result) {
    return switch (result) {
      case Inspirations r ->
          new StoredJson(
              r.inspirations(),
              r.inspirations().getFirst(),
              r.inspirations().getLast(),
              null,
              null,
              r.quotes(),
              null);
      case OpportunityCards r ->
          new StoredJson(null, null, null, r.cards(), r.checks(), null, r.sources());
      case Prose r -> null;
    };
  }
}
