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
    if (ended || line.isBlank() && current.isEmpty()) {
      return;
    }
    Optional<CardLabel.Labelled> labelled = CardLabel.in(line);
    if (labelled.isPresent()) {
      current = fields.computeIfAbsent(labelled.get().field(), f -> new StringBuilder());
      append(labelled.get().text());
    } else if (isRule(line.strip())) {
      current = new StringBuilder();
    } else if (fields.isEmpty() && title.isEmpty()) {
      title = titleOf(line);
    } else if (beginsSomethingElse(line)) {
      current = new StringBuilder();
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

  /** Without marks around it and without the word "title" before it. */
  private static String titleOf(String line) {
    LineCursor cursor = new LineCursor(line);
    skipAll(cursor, "#*_");
    int start = cursor.position();
    if (cursor.skip("title")) {
      skipAll(cursor, "*_");
      if (!cursor.skipOneOf(":")) {
        cursor.returnTo(start);
      }
    }
    skipAll(cursor, "*_");
    String rest = cursor.rest();
    int end = rest.length();
    while (end > 0 && isMarkOrBlank(rest.charAt(end - 1))) {
      end--;
    }
    return rest.substring(0, end).strip();
  }

  private static void skipAll(LineCursor cursor, String marks) {
    while (cursor.skipBlanks() || cursor.skipOneOf(marks)) {
      // one after the other
    }
  }

  private static boolean isMarkOrBlank(char character) {
    return character == '*' || character == '_' || LineCursor.isBlank(character);
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
