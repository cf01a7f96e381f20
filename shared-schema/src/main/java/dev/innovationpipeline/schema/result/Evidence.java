package dev.innovationpipeline.schema.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the document that a result rests on.
 *
 * @param passages ids of passages, such as {@code p12.3}: the third passage of page 12
 * @param quotes ids of quotes from these passages
 * @param quoted the quotes themselves, in results between the first and the last stage, for the
 *     stages after; absent elsewhere
 */
public record Evidence(List<String> passages, List<String> quotes, @Nullable List<Quote> quoted) {

  public Evidence {
    passages = List.copyOf(Objects.requireNonNullElse(passages, List.of()));
    quotes = List.copyOf(Objects.requireNonNullElse(quotes, List.of()));
    quoted = quoted == null ? null : List.copyOf(quoted);
  }

  public Evidence(List<String> passages, List<String> quotes) {
    this(passages, quotes, null);
  }

  /** The verified ones among the quotes. */
  public static Evidence of(List<Quote> quotes) {
    Set<String> passages = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Quote quote : quotes) {
      if (quote.verified() && quote.passage() != null) {
        passages.add(quote.passage());
        ids.add(quote.id());
      }
    }
    return new Evidence(List.copyOf(passages), List.copyOf(ids));
  }

  /** The same with the quotes themselves. */
  public static Evidence withQuotes(List<Quote> quotes) {
    List<Quote> verified = quotes.stream().filter(Quote::verified).toList();
    Evidence evidence = of(verified);
    return new Evidence(evidence.passages, evidence.quotes, verified);
  }
}
