package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.ingest.evidence.Trace.Known;
import dev.innovationpipeline.ingest.evidence.Trace.TraceLink;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.text.NumberedSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Links the steps of a run. Cards say themselves what they rest on; trends and principles are
 * prose, of which numbers and words tell what belongs together.
 */
final class TraceLinks {

  private final RunEvidence evidence;
  private final List<NumberedSection> trends;
  private final List<NumberedSection> principles;
  private final Map<Integer, List<TraceLink>> trendsOf = new LinkedHashMap<>();

  private TraceLinks(RunEvidence evidence, String trends, String principles) {
    this.evidence = evidence;
    this.trends = NumberedSection.in(trends);
    this.principles = NumberedSection.in(principles);
    for (NumberedSection principle : this.principles) {
      trendsOf.put(principle.number(), TrendNames.in(principle, this.trends));
    }
  }

  static Trace of(RunEvidence evidence, String trends, String principles) {
    TraceLinks links = new TraceLinks(evidence, trends, principles);
    return new Trace(
        links.cards(),
        links.principles(),
        links.trends(),
        links.inspirations(),
        links.quotes(),
        links.passages());
  }

  private List<Trace.TracedCard> cards() {
    return evidence.cards().stream()
        .map(
            card -> {
              CardSource source = source(card.number());
              return source == null
                  ? new Trace.TracedCard(
                      card.number(), card.title(), null, null, null, null, List.of(), null)
                  : new Trace.TracedCard(
                      card.number(),
                      card.title(),
                      source.principle(),
                      source.principleBy(),
                      source.inspiration(),
                      source.inspirationBy(),
                      source.quotes(),
                      source.quotesBy());
            })
        .toList();
  }

  private List<Trace.TracedPrinciple> principles() {
    return principles.stream()
        .map(
            principle ->
                new Trace.TracedPrinciple(
                    principle.number(),
                    principle.title(),
                    trendsOf.getOrDefault(principle.number(), List.of()),
                    cardsWith(source -> Objects.equals(source.principle(), principle.number()))))
        .toList();
  }

  private List<Trace.TracedTrend> trends() {
    return trends.stream()
        .map(
            trend -> {
              boolean known = trend.number() <= evidence.inspirations().size();
              return new Trace.TracedTrend(
                  trend.number(),
                  trend.title(),
                  known ? trend.number() : null,
                  known ? Known.NUMBER : null,
                  principlesOf(trend.number()));
            })
        .toList();
  }

  private List<Integer> principlesOf(int trend) {
    List<Integer> numbers = new ArrayList<>();
    trendsOf.forEach(
        (principle, links) -> {
          if (links.stream().anyMatch(link -> link.number() == trend)) {
            numbers.add(principle);
          }
        });
    return numbers;
  }

  private List<Trace.TracedInspiration> inspirations() {
    return IntStream.rangeClosed(1, evidence.inspirations().size())
        .mapToObj(
            number ->
                new Trace.TracedInspiration(
                    number,
                    evidence.inspirations().get(number - 1).title(),
                    evidence.quotes().stream()
                        .filter(quote -> quote.inspiration() == number)
                        .map(Quote::id)
                        .toList(),
                    trends.stream()
                        .map(NumberedSection::number)
                        .filter(trend -> trend == number)
                        .toList(),
                    cardsWith(source -> Objects.equals(source.inspiration(), number))))
        .toList();
  }

  private List<Trace.TracedQuote> quotes() {
    return evidence.quotes().stream()
        .map(
            quote ->
                new Trace.TracedQuote(
                    quote, cardsWith(source -> source.quotes().contains(quote.id()))))
        .toList();
  }

  /** In the order in which they are quoted first. */
  private List<Trace.TracedPassage> passages() {
    Map<String, List<Quote>> passages = new LinkedHashMap<>();
    for (Quote quote : evidence.quotes()) {
      if (quote.passage() != null) {
        passages.computeIfAbsent(quote.passage(), id -> new ArrayList<>()).add(quote);
      }
    }
    List<Trace.TracedPassage> all = new ArrayList<>();
    passages.forEach(
        (id, quotes) -> {
          Place place = quotes.getFirst().place();
          all.add(new Trace.TracedPassage(id, place, quotes.stream().map(Quote::id).toList()));
        });
    return all;
  }

  private interface Condition {
    boolean holds(CardSource source);
  }

  private List<Integer> cardsWith(Condition condition) {
    return evidence.sources().stream().filter(condition::holds).map(CardSource::card).toList();
  }

  private @Nullable CardSource source(int card) {
    return evidence.sources().stream()
        .filter(source -> source.card() == card)
        .findFirst()
        .orElse(null);
  }
}
