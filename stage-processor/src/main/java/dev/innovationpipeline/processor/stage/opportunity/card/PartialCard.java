package dev.innovationpipeline.processor.stage.opportunity.card;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * As much of a card as could be read.
 *
 * @param number 0 when the answer gives none
 * @param title blank when the answer gives none
 * @param texts of the fields that the answer gives
 */
public record PartialCard(int number, String title, Map<CardField, String> texts) {

  /** Blank texts are none. */
  public PartialCard {
    title = title.replace('\n', ' ').replace('\r', ' ').strip();
    Map<CardField, String> present = new EnumMap<>(CardField.class);
    texts.forEach(
        (field, text) -> {
          if (!text.isBlank()) {
            present.put(field, text.strip());
          }
        });
    texts = Collections.unmodifiableMap(present);
  }

  /** The same card under another number. */
  public PartialCard numbered(int newNumber) {
    return new PartialCard(newNumber, title, texts);
  }

  boolean isWhole() {
    return hasTitle() && texts.size() == CardField.values().length;
  }

  public boolean hasTitle() {
    return !title.isEmpty();
  }

  /** The fields that the answer does not give. */
  public Set<CardField> missing() {
    Set<CardField> missing = EnumSet.allOf(CardField.class);
    missing.removeAll(texts.keySet());
    return missing;
  }

  /**
   * This card with what it lacks of another answer's card of the same number. Parts of two
   * different opportunities are not mixed: one of them is taken.
   */
  PartialCard completedBy(PartialCard other) {
    boolean same = title.isEmpty() || other.title.isEmpty() || title.equalsIgnoreCase(other.title);
    if (!same) {
      return other.isWhole() ? other : this;
    }
    Map<CardField, String> all = new EnumMap<>(CardField.class);
    all.putAll(other.texts);
    all.putAll(texts);
    return new PartialCard(number, title.isEmpty() ? other.title : title, all);
  }

  /** Only of a whole one. */
  OpportunityCard card() {
    return OpportunityCard.of(number, title, texts);
  }
}
