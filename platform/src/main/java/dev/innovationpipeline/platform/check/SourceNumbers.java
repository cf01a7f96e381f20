package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import dev.innovationpipeline.schema.result.CardField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The numbers that the sources of a card state. A card's number must be one of them, in whatever
 * spelling; spans of time in a quick win are excepted, as they are a plan's.
 */
final class SourceNumbers {

  private final List<Amount> amounts = new ArrayList<>();

  private final Iterator<String> unread;

  private SourceNumbers(Iterable<String> sources) {
    unread = sources.iterator();
  }

  /** For each card, its numbers that no source states. A source is read only when it is needed. */
  static List<List<UnsourcedNumber>> missing(List<ReadCard> cards, Iterable<String> sources) {
    SourceNumbers known = null;
    List<List<UnsourcedNumber>> missing = new ArrayList<>(cards.size());
    for (ReadCard read : cards) {
      List<UnsourcedNumber> ofCard = new ArrayList<>();
      for (Map.Entry<String, String> field : CardTexts.of(read.card()).entrySet()) {
        for (Mention mention : NumberScanner.in(field.getValue())) {
          if (!mention.claims() || isPlan(field.getKey(), mention)) {
            continue;
          }
          known = known == null ? new SourceNumbers(sources) : known;
          if (!known.state(mention)) {
            String text = field.getValue().substring(mention.start(), mention.end());
            ofCard.add(new UnsourcedNumber(field.getKey(), text.strip()));
          }
        }
      }
      missing.add(ofCard);
    }
    return missing;
  }

  private static boolean isPlan(String field, Mention mention) {
    return field.equals(CardField.QUICK_WIN.wireName())
        && Units.TIMES.contains(mention.amount().unit());
  }

  private boolean state(Mention mention) {
    while (!isKnown(mention)) {
      if (!unread.hasNext()) {
        return false;
      }
      for (Mention stated : NumberScanner.in(unread.next())) {
        stated.readings().forEach(amounts::addAll);
      }
    }
    return true;
  }

  private boolean isKnown(Mention mention) {
    return mention.readings().stream().anyMatch(reading -> reading.stream().allMatch(this::state));
  }

  private boolean state(Amount amount) {
    for (Amount source : amounts) {
      if (amount.isStatedBy(source)) {
        return true;
      }
    }
    return false;
  }
}
