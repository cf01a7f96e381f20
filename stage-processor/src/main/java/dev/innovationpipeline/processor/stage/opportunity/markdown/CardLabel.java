package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.LineCursor;
import dev.innovationpipeline.processor.stage.opportunity.card.CardNames;
import dev.innovationpipeline.schema.result.CardField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The label of a card's field, as models write it.
 *
 * @param words of the label, in lower case; blanks or hyphens stand between them
 */
record CardLabel(CardField field, List<String> words) {

  private static final String MARKS = "*_";
  private static final int MAX_MARKS = 3;

  /** That of "Slogan", the shortest. */
  private static final int MIN_LENGTH = 6;

  private static final String DASHES = "–—-";

  /** By the first character of their first word. */
  private static final Map<Character, List<CardLabel>> ALL =
      Stream.of(CardField.values())
          .flatMap(CardLabel::of)
          .collect(Collectors.groupingBy(label -> label.words.getFirst().charAt(0)));

  /**
   * The text of a line after the label that it begins with.
   *
   * @param text without the marks around it
   */
  record Labelled(CardField field, String text) {}

  private static Stream<CardLabel> of(CardField field) {
    return Stream.concat(Stream.of(field.label()), CardNames.labels(field).stream())
        .map(text -> new CardLabel(field, List.of(text.toLowerCase(Locale.ROOT).split(" "))));
  }

  /** Empty when the line begins with no label. */
  static Optional<Labelled> in(String line) {
    if (line.length() < MIN_LENGTH) {
      return Optional.empty();
    }
    LineCursor cursor = new LineCursor(line);
    skipOrnaments(cursor);
    String mark = cursor.take(MARKS, MAX_MARKS);
    cursor.skipListNumber();
    cursor.skipPictures();
    int start = cursor.position();
    for (CardLabel label : ALL.getOrDefault(cursor.peekLowerCase(), List.of())) {
      cursor.returnTo(start);
      if (label.isSkipped(cursor)) {
        String text = textAfter(cursor, mark);
        if (text != null) {
          return Optional.of(new Labelled(label.field, text.strip()));
        }
      }
    }
    return Optional.empty();
  }

  /** Quotes, bullets, numbers of lists, headings and pictures. */
  private static void skipOrnaments(LineCursor cursor) {
    cursor.skipBlanks();
    while (cursor.skipOneOf(">")) {
      cursor.skipBlanks();
    }
    if (!cursor.skipBullet("-*+•") && !cursor.take("#", 6).isEmpty()) {
      cursor.skipBlanks();
    }
    cursor.skipListNumber();
    cursor.skipPictures();
  }

  private boolean isSkipped(LineCursor cursor) {
    for (int i = 0; i < words.size(); i++) {
      if (i > 0 && !skipBetweenWords(cursor) || !cursor.skip(words.get(i))) {
        return false;
      }
    }
    cursor.skipBlanks();
    cursor.skipRemark();
    cursor.skipOneOf("?");
    cursor.skipBlanks();
    return true;
  }

  private static boolean skipBetweenWords(LineCursor cursor) {
    boolean any = false;
    while (cursor.skipBlanks() || cursor.skipOneOf("-_")) {
      any = true;
    }
    return any;
  }

  /** Null when what follows makes no label of the words before. */
  private static @Nullable String textAfter(LineCursor cursor, String mark) {
    int end = cursor.position();
    if (!mark.isEmpty() && cursor.skip(mark)) {
      int afterMark = cursor.position();
      cursor.skipBlanks();
      cursor.skipRemark();
      cursor.skipBlanks();
      if (skipColon(cursor)) {
        return cursor.rest();
      }
      cursor.returnTo(afterMark);
      if (cursor.isAtEnd() || cursor.isAtBlank()) {
        return cursor.rest();
      }
      cursor.returnTo(end);
    }
    if (!skipColon(cursor)) {
      return cursor.isAtEnd() ? "" : null;
    }
    return mark.isEmpty() ? cursor.rest() : textAfterColon(cursor, mark);
  }

  /** The mark that was opened ends right after the colon, with the line, or not at all. */
  private static String textAfterColon(LineCursor cursor, String mark) {
    int afterColon = cursor.position();
    cursor.skipBlanks();
    if (cursor.skip(mark)) {
      return cursor.rest();
    }
    cursor.returnTo(afterColon);
    String text = cursor.restWithoutBlanks();
    return text.endsWith(mark) ? text.substring(0, text.length() - mark.length()) : cursor.rest();
  }

  /** A hyphen must stand free, or "Problem-solving" would be a label. */
  private static boolean skipColon(LineCursor cursor) {
    if (cursor.skipOneOf(":：")) {
      return true;
    }
    int start = cursor.position();
    if (!cursor.take(DASHES, Integer.MAX_VALUE).isEmpty()
        && (cursor.isAtEnd() || cursor.isAtBlank())) {
      return true;
    }
    cursor.returnTo(start);
    return false;
  }
}
