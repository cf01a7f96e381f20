package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.schema.result.CardCheck.Length;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.List;

/**
 * The lengths that a card's texts may have, in Unicode code points. The least are those of a
 * meaningful text in scripts that need few characters; the most are what a reader takes in at a
 * glance: two lines of a title, four sentences of a paragraph with a quotation in it.
 */
final class FieldLengths {

  private record Limits(int min, int max) {}

  private static final Limits TITLE = new Limits(2, 120);

  private FieldLengths() {}

  private static Limits of(CardField field) {
    return switch (field) {
      case TAGLINE -> new Limits(4, 200);
      case PROBLEM, SOLUTION, WHY_NOW -> new Limits(15, 1_000);
      case TARGET_SEGMENT -> new Limits(4, 600);
      case QUICK_WIN -> new Limits(10, 800);
    };
  }

  /** The texts that are shorter or longer. */
  static List<Length> faults(OpportunityCard card) {
    List<Length> faults = new ArrayList<>();
    add(faults, CardTexts.TITLE, card.title(), TITLE);
    for (CardField field : CardField.values()) {
      add(faults, field.wireName(), field.of(card), of(field));
    }
    return faults;
  }

  private static void add(List<Length> faults, String name, String text, Limits limits) {
    String stripped = text.strip();
    int characters = stripped.codePointCount(0, stripped.length());
    if (characters < limits.min || characters > limits.max) {
      faults.add(new Length(name, characters, limits.min, limits.max));
    }
  }
}
