package dev.innovationpipeline.processor.stage.opportunity.source;

import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.text.NumberedSection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds what the model says of its cards to what exists, and fills in the rest: by words in common
 * with the card, or else by what belongs to its inspiration.
 *
 * @param quotes that the document has
 * @param context the Markdown from which the cards were made, with principles in it
 */
public record CardSources(List<Quote> quotes, String context) {

  private static final int MAX_FILLED = 2;

  /** The quotes as the model is shown them, a line each. */
  public String shown() {
    return quotes.stream()
        .map(
            quote ->
                "[%s] Inspiration %d: “%s”"
                    .formatted(quote.id(), quote.inspiration(), oneLine(quote.text())))
        .collect(Collectors.joining("\n"));
  }

  /**
   * @param cards a standard card has no source, and is not among them
   * @param answer of the model
   */
  public List<CardSource> of(List<ReadCard> cards, AnswerText answer) {
    Map<String, StatedSource> stated = StatedSource.in(answer);
    Grounds grounds = Grounds.of(quotes, NumberedSection.in(context));
    return cards.stream()
        .map(
            card ->
                source(
                    card,
                    stated.getOrDefault(StatedSource.key(card.card().title()), StatedSource.NONE),
                    grounds))
        .toList();
  }

  private CardSource source(ReadCard card, StatedSource stated, Grounds grounds) {
    List<Quote> named = named(stated.quotes());
    boolean knowsInspiration = !ofInspiration(stated.inspiration()).isEmpty();
    List<Quote> like =
        named.isEmpty()
            ? first(grounds.quotesLike(card, knowsInspiration ? stated.inspiration() : 0))
            : named;
    int inspiration =
        knowsInspiration
            ? stated.inspiration()
            : like.isEmpty() ? 0 : like.getFirst().inspiration();
    List<Quote> chosen = like.isEmpty() ? first(ofInspiration(inspiration)) : like;
    NumberedSection principle = grounds.principle(stated.principle());
    NumberedSection nearest = principle == null ? grounds.principleLike(card) : principle;
    return new CardSource(
        card.card().number(),
        inspiration == 0 ? null : inspiration,
        inspiration == 0 ? null : knowsInspiration ? Basis.MODEL : Basis.INSPIRATION,
        nearest == null ? null : nearest.number(),
        nearest == null ? null : nearest.title(),
        nearest == null ? null : principle == null ? Basis.LIKENESS : Basis.MODEL,
        chosen.stream().map(Quote::id).toList(),
        chosen.isEmpty() ? null : basis(named, like));
  }

  private static Basis basis(List<Quote> named, List<Quote> like) {
    if (!named.isEmpty()) {
      return Basis.MODEL;
    }
    return like.isEmpty() ? Basis.INSPIRATION : Basis.LIKENESS;
  }

  /** Those that exist, each once. */
  private List<Quote> named(List<String> ids) {
    List<Quote> named = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      quotes.stream()
          .filter(quote -> quote.id().equalsIgnoreCase(id))
          .findFirst()
          .ifPresent(named::add);
    }
    return first(named, Quote.MAX_OF_INSPIRATION);
  }

  private List<Quote> ofInspiration(int number) {
    return quotes.stream().filter(quote -> quote.inspiration() == number).toList();
  }

  private static List<Quote> first(List<Quote> all) {
    return first(all, MAX_FILLED);
  }

  private static List<Quote> first(List<Quote> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
