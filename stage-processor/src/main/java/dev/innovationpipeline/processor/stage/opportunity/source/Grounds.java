package dev.innovationpipeline.processor.stage.opportunity.source;

import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.platform.check.word.Likenesses;
import dev.innovationpipeline.platform.check.word.WordStems;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.text.NumberedSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quotes and principles that the cards of a run may rest on. */
record Grounds(List<Ground<Quote>> quotes, List<Ground<NumberedSection>> principles) {

  /** Its words are read when a card is compared with it, as models mostly name what they use. */
  static final class Ground<T> {

    private final T origin;
    private final String text;
    private @Nullable WordStems words;

    Ground(T origin, String text) {
      this.origin = origin;
      this.text = text;
    }

    T origin() {
      return origin;
    }

    WordStems words() {
      WordStems read = words == null ? WordStems.of(text) : words;
      words = read;
      return read;
    }
  }

  static Grounds of(List<Quote> quotes, List<NumberedSection> principles) {
    return new Grounds(
        quotes.stream().map(quote -> new Ground<>(quote, quote.text())).toList(),
        principles.stream().map(principle -> new Ground<>(principle, principle.text())).toList());
  }

  /**
   * The quotes that have words in common with the card, those with most first.
   *
   * @param inspiration of which they must be; 0 for any
   */
  List<Quote> quotesLike(ReadCard card, int inspiration) {
    List<Ground<Quote>> among =
        quotes.stream()
            .filter(quote -> inspiration == 0 || quote.origin().inspiration() == inspiration)
            .toList();
    Likenesses likenesses = likenesses(card, among);
    record Near(Quote quote, double likeness) {}
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < among.size(); i++) {
      near.add(new Near(among.get(i).origin(), likenesses.between(0, i + 1)));
    }
    near.removeIf(each -> each.likeness == 0);
    near.sort(Comparator.comparingDouble(each -> -each.likeness));
    return near.stream().map(Near::quote).toList();
  }

  @Nullable NumberedSection principle(int number) {
    return principles.stream()
        .map(Ground::origin)
        .filter(each -> each.number() == number)
        .findFirst()
        .orElse(null);
  }

  /** The principle with most words in common; null where no word is. */
  @Nullable NumberedSection principleLike(ReadCard card) {
    Likenesses likenesses = likenesses(card, principles);
    int nearest = likenesses.nearestTo(0);
    return nearest < 0 || likenesses.between(0, nearest) == 0
        ? null
        : principles.get(nearest - 1).origin();
  }

  private static Likenesses likenesses(ReadCard card, List<? extends Ground<?>> grounds) {
    List<WordStems> texts = new ArrayList<>();
    texts.add(card.words());
    grounds.forEach(ground -> texts.add(ground.words()));
    return Likenesses.of(texts);
  }
}
