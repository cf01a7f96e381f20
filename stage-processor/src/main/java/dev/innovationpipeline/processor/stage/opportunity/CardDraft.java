package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A card being read, line by line. */
final class CardDraft {

  private final int number;
  private final int level;
  private String title;
  private final Map<CardField, StringBuilder> fields = new EnumMap<>(CardField.class);
  private StringBuilder current = new StringBuilder();
  private boolean ended;

  CardDraft(CardHeading heading) {
    number = heading.number();
    title = heading.title();
    level = heading.level();
  }

  int number() {
    return number;
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
      current = fields.computeIfAbsent(labelled.get().field(), f -> new StringBuilder());
      append(labelled.get().text());
    } else if (line.strip().matches("-{3,}|\\*{3,}|_{3,}")) {
      current = new StringBuilder();
    } else if (fields.isEmpty() && title.isEmpty()) {
      title = line.replaceAll("^[#*_\\s]*(?i:title[*_\\s]*:)?[*_\\s]*|[*_\\s]+$", "").strip();
    } else if (beginsSomethingElse(line)) {
      current = new StringBuilder();
      ended = isWhole();
    } else {
      append(line);
    }
  }

  /** Such as a summary after the last card: a heading that does not stand below the card's own. */
  private boolean beginsSomethingElse(String line) {
    int lineLevel = CardHeading.level(line);
    return lineLevel > 0 && (level == 0 || lineLevel <= level);
  }

  boolean isWhole() {
    return !title.isBlank()
        && fields.size() == CardField.values().length
        && fields.values().stream().noneMatch(text -> text.toString().isBlank());
  }

  /** Only of a whole draft. */
  OpportunityCard card() {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    fields.forEach((field, text) -> texts.put(field, text.toString().strip()));
    return OpportunityCard.of(number, title, texts);
  }

  private void append(String line) {
    current.append(line.stripTrailing()).append('\n');
  }
}
