package dev.innovationpipeline.processor.stage.opportunity.source;

import dev.innovationpipeline.processor.check.Likenesses;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.text.NumberedSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
   * @param cards standard cards among them have no source
   * @param answer of the model
   */
  public List<CardSource> of(List<OpportunityCard> cards, String answer) {
    Map<String, StatedSource> stated = StatedSource.in(answer);
    List<NumberedSection> principles = NumberedSection.in(context);
    return cards.stream()
        .filter(OpportunityCard::parsed)
        .map(
            card ->
                source(
                    card,
                    stated.getOrDefault(StatedSource.key(card.title()), StatedSource.NONE),
                    principles))
        .toList();
  }

  private CardSource source(
      OpportunityCard card, StatedSource stated, List<NumberedSection> principles) {
    List<Quote> named = named(stated.quotes());
    boolean knowsInspiration = !ofInspiration(stated.inspiration()).isEmpty();
    List<Quote> like =
        named.isEmpty()
            ? like(card, knowsInspiration ? ofInspiration(stated.inspiration()) : quotes)
            : named;
    int inspiration =
        knowsInspiration
            ? stated.inspiration()
            : like.isEmpty() ? 0 : like.getFirst().inspiration();
    List<Quote> chosen = like.isEmpty() ? first(ofInspiration(inspiration)) : like;
    NumberedSection principle = principle(stated.principle(), principles);
    NumberedSection nearest = principle == null ? nearest(card, principles) : principle;
    return new CardSource(
        card.number(),
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

  /** Those with most words in common; none where no word is. */
  private static List<Quote> like(OpportunityCard card, List<Quote> among) {
    List<String> texts = new ArrayList<>();
    texts.add(text(card));
    among.forEach(quote -> texts.add(quote.text()));
    Likenesses likenesses = Likenesses.of(texts);
    record Near(Quote quote, double likeness) {}
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < among.size(); i++) {
      near.add(new Near(among.get(i), likenesses.between(0, i + 1)));
    }
    near.removeIf(each -> each.likeness == 0);
    near.sort(Comparator.comparingDouble(each -> -each.likeness));
    return first(near.stream().map(Near::quote).toList());
  }

  private static @Nullable NumberedSection principle(int number, List<NumberedSection> principles) {
    return principles.stream().filter(each -> each.number() == number).findFirst().orElse(null);
  }

  private static @Nullable NumberedSection nearest(
      OpportunityCard card, List<NumberedSection> principles) {
    List<String> texts = new ArrayList<>();
    texts.add(text(card));
    principles.forEach(principle -> texts.add(principle.text()));
    Likenesses likenesses = Likenesses.of(texts);
    int nearest = likenesses.nearestTo(0);
    return nearest < 0 || likenesses.between(0, nearest) == 0 ? null : principles.get(nearest - 1);
  }

  private static List<Quote> first(List<Quote> all) {
    return first(all, MAX_FILLED);
  }

  private static List<Quote> first(List<Quote> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  private static String text(OpportunityCard card) {
    StringBuilder text = new StringBuilder(card.title());
    for (CardField field : CardField.values()) {
      text.append('\n').append(field.of(card));
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
