package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.opportunity.card.PartialCard;
import dev.innovationpipeline.schema.result.CardField;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A card being read, line by line. */
final class CardDraft {

  private final int number;
  private final int level;
  private String title;
  private final Map<CardField, StringBuilder> fields = new EnumMap<>(CardField.class);
  private final Set<CardField> filled = EnumSet.noneOf(CardField.class);
  private @Nullable CardField current;
  private boolean ended;

  CardDraft(CardHeading heading) {
    number = heading.number();
    title = heading.title();
    level = heading.level();
  }

  boolean has(CardField field) {
    return fields.containsKey(field);
  }

  void take(String line) {
    if (ended) {
      return;
    }
    Optional<CardLabel.Labelled> labelled = CardLabel.in(line);
    if (labelled.isPresent()) {
      current = labelled.get().field();
      fields.computeIfAbsent(current, field -> new StringBuilder());
      append(labelled.get().text());
    } else if (isRule(line.strip())) {
      current = null;
    } else if (fields.isEmpty() && title.isEmpty() && !line.isBlank()) {
      title = CardTitle.inLine(line);
    } else if (beginsSomethingElse(line)) {
      current = null;
      ended = isWhole();
    } else {
      append(line);
    }
  }

  /** A thematic break of Markdown. */
  private static boolean isRule(String line) {
    return line.length() >= 3
        && "-*_".indexOf(line.charAt(0)) >= 0
        && line.chars().allMatch(character -> character == line.charAt(0));
  }

  /** Such as a summary after the last card: a heading that does not stand below the card's own. */
  private boolean beginsSomethingElse(String line) {
    int lineLevel = CardHeading.level(line);
    return lineLevel > 0 && (level == 0 || lineLevel <= level);
  }

  private boolean isWhole() {
    return !title.isBlank() && filled.size() == CardField.values().length;
  }

  PartialCard partialCard() {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    fields.forEach((field, text) -> texts.put(field, text.toString()));
    return new PartialCard(number, title, texts);
  }

  /** Words before the first label and after the card's end belong to no field. */
  private void append(String line) {
    StringBuilder text = current == null ? null : fields.get(current);
    if (text == null || current == null) {
      return;
    }
    if (!line.isBlank()) {
      filled.add(current);
    }
    text.append(line.stripTrailing()).append('\n');
  }
}
