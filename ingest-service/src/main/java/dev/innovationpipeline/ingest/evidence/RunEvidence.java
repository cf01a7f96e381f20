package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The quotes of a run, and what its cards rest on, as the results of its stages say it.
 *
 * @param quotes verified or not; none for a run that was not asked for quotes
 * @param sources of cards; none where no evidence is known
 */
public record RunEvidence(
    List<Inspiration> inspirations,
    List<Quote> quotes,
    List<OpportunityCard> cards,
    List<CardSource> sources) {

  /**
   * @param results the structured parts of the stages' results; null for stages without
   */
  public static RunEvidence of(List<? extends @Nullable JsonNode> results) {
    List<Inspiration> inspirations = new ArrayList<>();
    List<Quote> quotes = new ArrayList<>();
    List<OpportunityCard> cards = new ArrayList<>();
    List<CardSource> sources = new ArrayList<>();
    for (JsonNode json : results) {
      ResultJson result = read(json);
      if (result != null) {
        inspirations.addAll(Objects.requireNonNullElse(result.inspirations(), List.of()));
        quotes.addAll(Objects.requireNonNullElse(result.quotes(), List.of()));
        cards.addAll(Objects.requireNonNullElse(result.cards(), List.of()));
        sources.addAll(Objects.requireNonNullElse(result.sources(), List.of()));
      }
    }
    return new RunEvidence(inspirations, quotes, cards, sources);
  }

  /** Null where no evidence of the card is known. */
  public @Nullable CardEvidence ofCard(int number) {
    return sources.stream()
        .filter(source -> source.card() == number)
        .findFirst()
        .map(source -> CardEvidence.of(source, quotes))
        .orElse(null);
  }

  /**
   * The same with the cards as people have edited them.
   *
   * @param attempt whose cards they are
   */
  RunEvidence edited(List<StoredEdit> edits, int attempt) {
    List<OpportunityCard> shown =
        cards.stream()
            .map(
                card ->
                    edits.stream()
                        .filter(edit -> edit.attempt() == attempt)
                        .filter(edit -> edit.card() == card.number())
                        .flatMap(edit -> Stream.ofNullable(edit.output().card()))
                        .findFirst()
                        .orElse(card))
            .toList();
    return new RunEvidence(inspirations, quotes, shown, sources);
  }

  /** The card as the model wrote it; null where it is not known. */
  public @Nullable OpportunityCard card(int number) {
    return cards.stream().filter(card -> card.number() == number).findFirst().orElse(null);
  }

  /** Null for JSON of another shape, as a database that somebody else filled may have. */
  private static @Nullable ResultJson read(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      return null;
    }
    try {
      return WireJson.MAPPER.treeToValue(json, ResultJson.class);
    } catch (JacksonException e) {
      return null;
    }
  }
}
