package dev.innovationpipeline.stages.opportunity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads opportunity cards from Markdown as models write it: headings of any level, bold or plain
 * labels, with or without colons, bulleted or not, fields in any order, CRLF, code fences.
 */
final class CardReader {

  static final int CARDS = 5;

  private enum Field {
    TAGLINE("tagline"),
    PROBLEM("problem"),
    SOLUTION("solution"),
    WHY_NOW("why\\s+now"),
    TARGET_SEGMENT("target\\s+segment"),
    QUICK_WIN("quick\\s+win");

    private final Pattern line;

    Field(String label) {
      String mark = "[*_]{0,3}";
      line =
          Pattern.compile(
              "^\\s*(?:[-*+•]\\s+|#{1,6}\\s+)?"
                  + mark
                  + label
                  + "\\s*(?:[:：–—-]\\s*"
                  + mark
                  + "|"
                  + mark
                  + "\\s*[:：–—-]|\\*\\*|__|\\s*$)\\s*(.*)$",
              Pattern.CASE_INSENSITIVE);
    }
  }

  private static final Pattern HEADING =
      Pattern.compile(
          "^\\s*(?:#{1,6}\\s*|[-*+]\\s+|\\d+[.)]\\s+)?[*_]{0,3}\\s*(?:opportunity|card)"
              + "(?:\\s+card)?\\s*#?\\s*(\\d+)\\s*[*_]{0,3}\\s*[:：.)–—-]?\\s*(.*?)[*_\\s]*#*\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*$");

  /** The cards that can be read whole, by number; numbers beyond five are left out. */
  Map<Integer, OpportunityCard> read(String markdown) {
    Map<Integer, OpportunityCard> cards = new TreeMap<>();
    Draft draft = null;
    List<Draft> drafts = new ArrayList<>();
    for (String line : markdown.replace("\r\n", "\n").replace('\r', '\n').split("\n")) {
      if (FENCE.matcher(line).matches()) {
        continue;
      }
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        draft = new Draft(Integer.parseInt(heading.group(1)), heading.group(2).strip());
        drafts.add(draft);
      } else if (draft != null) {
        draft.take(line);
      }
    }
    drafts.stream()
        .filter(Draft::isWhole)
        .filter(whole -> whole.number >= 1 && whole.number <= CARDS)
        .forEach(whole -> cards.putIfAbsent(whole.number, whole.card()));
    return cards;
  }

  /** A card being read, line by line. */
  private static final class Draft {

    private final int number;
    private String title;
    private final Map<Field, StringBuilder> fields = new EnumMap<>(Field.class);
    private StringBuilder current = new StringBuilder();

    Draft(int number, String title) {
      this.number = number;
      this.title = title;
    }

    void take(String line) {
      for (Field field : Field.values()) {
        Matcher label = field.line.matcher(line);
        if (label.matches()) {
          current = fields.computeIfAbsent(field, f -> new StringBuilder());
          append(label.group(1));
          return;
        }
      }
      if (line.strip().matches("-{3,}|\\*{3,}|_{3,}")) {
        current = new StringBuilder();
        return;
      }
      if (fields.isEmpty() && title.isEmpty() && !line.isBlank()) {
        title = line.replaceAll("^[#*_\\s]*(?i:title\\s*:)?|[*_\\s]+$", "").strip();
        return;
      }
      append(line);
    }

    boolean isWhole() {
      return !title.isBlank()
          && fields.size() == Field.values().length
          && fields.values().stream().noneMatch(text -> text.toString().isBlank());
    }

    OpportunityCard card() {
      return new OpportunityCard(
          number,
          title,
          text(Field.TAGLINE),
          text(Field.PROBLEM),
          text(Field.SOLUTION),
          text(Field.WHY_NOW),
          text(Field.TARGET_SEGMENT),
          text(Field.QUICK_WIN),
          true);
    }

    private void append(String line) {
      current.append(line.stripTrailing()).append('\n');
    }

    private String text(Field field) {
      StringBuilder text = fields.get(field);
      if (text == null) {
        throw new IllegalStateException(
            "Card " + number + " has no " + field.name().toLowerCase(Locale.ROOT) + ".");
      }
      return text.toString().strip();
    }
  }
}
