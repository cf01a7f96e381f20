package dev.innovationpipeline.processor.stage.inspiration.citation;

import dev.innovationpipeline.platform.quote.PassageQuotes;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The quotes of each inspiration, looked up in the document; each text of an inspiration once. */
final class FoundQuotes {

  private final PassageQuotes document;
  private final List<Quote> quotes = new ArrayList<>();

  FoundQuotes(PassageQuotes document) {
    this.document = document;
  }

  /**
   * @param unfound whether quotes that are not found are kept, too
   */
  void add(List<StatedQuote> stated, boolean unfound) {
    for (StatedQuote each : stated) {
      String text = cut(each.text());
      Quote quote =
          document
              .find(text, each.passage())
              .map(placed -> placed.of(each.inspiration()))
              .orElseGet(() -> Quote.unverified("", each.inspiration(), text));
      if ((quote.verified() || unfound) && isNew(quote)) {
        quotes.add(quote);
      }
    }
  }

  int verified(int inspiration) {
    return (int) of(inspiration).stream().filter(Quote::verified).count();
  }

  /** The numbers of inspirations with fewer verified quotes than asked for. */
  List<Integer> lacking(int asked) {
    return IntStream.rangeClosed(1, Inspirations.COUNT)
        .filter(number -> verified(number) < asked)
        .boxed()
        .toList();
  }

  List<Quote> unverified() {
    return quotes.stream().filter(quote -> !quote.verified()).toList();
  }

  /** With ids; verified ones first, and no more of an inspiration than the most. */
  List<Quote> numbered() {
    List<Quote> numbered = new ArrayList<>();
    for (int inspiration = 1; inspiration <= Inspirations.COUNT; inspiration++) {
      List<Quote> own = new ArrayList<>(of(inspiration));
      own.sort((a, b) -> Boolean.compare(b.verified(), a.verified()));
      for (Quote quote : own.subList(0, Math.min(Quote.MAX_OF_INSPIRATION, own.size()))) {
        numbered.add(quote.withId("q" + (numbered.size() + 1)));
      }
    }
    return numbered;
  }

  private List<Quote> of(int inspiration) {
    return quotes.stream().filter(quote -> quote.inspiration() == inspiration).toList();
  }

  private boolean isNew(Quote quote) {
    return of(quote.inspiration()).stream().noneMatch(known -> known.text().equals(quote.text()));
  }

  /** At the last space within the limit. */
  private static String cut(String text) {
    if (text.length() <= Quote.MAX_CHARS) {
      return text;
    }
    int space = text.lastIndexOf(' ', Quote.MAX_CHARS);
    int end = space > 0 ? space : Quote.MAX_CHARS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
