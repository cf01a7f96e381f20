package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.LineCursor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The line that a card begins with.
 *
 * @param number 0 when it has none
 * @param title empty when the next line says it
 * @param level how many # it begins with
 */
record CardHeading(int number, String title, int level) {

  private static final int MAX_DIGITS = 3;

  /** Any that no card could have. */
  private static final int TOO_LARGE = 1_000;

  private static final int MAX_LEVEL = 6;
  private static final int MAX_MARKS = 3;
  private static final String MARKS = "*_";
  private static final String COLONS = ":：.)–—-";
  private static final String SENTENCE_ENDS = ".;,";
  private static final String NO_NUMBER = "0";

  private static final List<Function<LineCursor, @Nullable Said>> MARKED =
      List.of(CardHeading::boldTo, CardHeading::bold, CardHeading::withHashes);

  private static final List<Function<LineCursor, @Nullable Said>> PLAIN =
      List.of(CardHeading::alone);

  private static final List<Function<LineCursor, @Nullable Said>> NUMBERED =
      List.of(CardHeading::numberAlone);

  private static final List<Function<LineCursor, @Nullable Said>> LISTED =
      List.of(CardHeading::inList);

  private static final List<Function<LineCursor, @Nullable Said>> TITLED =
      List.of(CardHeading::titleAlone);

  /** A heading's number and title, before either is tidied up. */
  private record Said(String number, @Nullable String title) {}

  /** A heading by its # or by being bold as a whole or up to its colon. */
  static Optional<CardHeading> marked(String line) {
    return first(line, MARKED);
  }

  /** "Opportunity 3: title" and no more; prose can look so as well. */
  static Optional<CardHeading> plain(String line) {
    return first(line, PLAIN);
  }

  /** "## 3. Title" or "**3. Title**"; within a card, steps can look so as well. */
  static Optional<CardHeading> numbered(String line) {
    return first(line, NUMBERED);
  }

  /** "3. **Title**", bold or not; other lists look so as well. */
  static Optional<CardHeading> listed(String line) {
    return first(line, LISTED);
  }

  /** "## Title" or "**Title**"; any heading looks so. */
  static Optional<CardHeading> titled(String line) {
    return first(line, TITLED);
  }

  private static Optional<CardHeading> first(
      String line, List<Function<LineCursor, @Nullable Said>> forms) {
    for (Function<LineCursor, @Nullable Said> form : forms) {
      Said said = form.apply(new LineCursor(line));
      if (said != null) {
        return Optional.of(
            new CardHeading(number(said.number), CardTitle.inHeading(said.title), level(line)));
      }
    }
    return Optional.empty();
  }

  /** "**Opportunity 3:** title" or "**Opportunity 3** – title". */
  private static @Nullable Said boldTo(LineCursor cursor) {
    skipOrnaments(cursor);
    String mark = cursor.take(MARKS, MAX_MARKS);
    cursor.skipPictures();
    String number = mark.isEmpty() ? null : CardNumber.take(cursor);
    if (number == null) {
      return null;
    }
    boolean ends =
        skipColon(cursor) ? cursor.skip(mark) : cursor.skip(mark) && skipBlanksAndColon(cursor);
    return ends ? new Said(number, cursor.rest()) : null;
  }

  /** "**Opportunity 3: title**" or "**Opportunity 3**". */
  private static @Nullable Said bold(LineCursor cursor) {
    skipOrnaments(cursor);
    String mark = cursor.take(MARKS, MAX_MARKS);
    cursor.skipPictures();
    String number = mark.isEmpty() ? null : CardNumber.take(cursor);
    if (number == null) {
      return null;
    }
    boolean titled = skipColon(cursor);
    String rest = cursor.restWithoutBlanks();
    if (!titled) {
      return rest.equals(mark) ? new Said(number, null) : null;
    }
    return rest.endsWith(mark)
        ? new Said(number, rest.substring(0, rest.length() - mark.length()))
        : null;
  }

  /** "## Opportunity 3: title", bold or not. */
  private static @Nullable Said withHashes(LineCursor cursor) {
    cursor.skipBlanks();
    if (cursor.take("#", MAX_LEVEL).isEmpty()) {
      return null;
    }
    cursor.skipBlanks();
    cursor.skipPictures();
    cursor.skipListNumber();
    cursor.take(MARKS, MAX_MARKS);
    cursor.skipPictures();
    String number = CardNumber.take(cursor);
    if (number == null) {
      return null;
    }
    cursor.take(MARKS, MAX_MARKS);
    cursor.skipBlanks();
    skipColon(cursor);
    return new Said(number, cursor.rest());
  }

  private static @Nullable Said alone(LineCursor cursor) {
    skipOrnaments(cursor);
    String number = CardNumber.take(cursor);
    if (number == null) {
      return null;
    }
    if (!skipColon(cursor)) {
      return cursor.isAtEnd() ? new Said(number, null) : null;
    }
    String title = cursor.restWithoutBlanks();
    if (title.isEmpty()) {
      return new Said(number, null);
    }
    boolean sentence = SENTENCE_ENDS.indexOf(title.charAt(title.length() - 1)) >= 0;
    return sentence ? null : new Said(number, title);
  }

  private static @Nullable Said numberAlone(LineCursor cursor) {
    cursor.skipBlanks();
    boolean hashes = !cursor.take("#", MAX_LEVEL).isEmpty();
    cursor.skipBlanks();
    String mark = cursor.take(MARKS, MAX_MARKS);
    if (!hashes && mark.isEmpty()) {
      return null;
    }
    cursor.skipPictures();
    cursor.skipOneOf("#");
    String number = cursor.takeDigits();
    boolean ends = cursor.skipPictures() || skipNumberEnd(cursor) && cursor.skipBlanks();
    return number.isEmpty() || !ends ? null : upToMark(cursor, number, mark);
  }

  private static @Nullable Said inList(LineCursor cursor) {
    cursor.skipBlanks();
    String number = cursor.takeDigits();
    if (number.isEmpty() || !cursor.skipOneOf(".)") || !cursor.skipBlanks()) {
      return null;
    }
    return upToMark(cursor, number, cursor.take(MARKS, MAX_MARKS));
  }

  private static @Nullable Said titleAlone(LineCursor cursor) {
    cursor.skipBlanks();
    if (!cursor.take("#", MAX_LEVEL).isEmpty()) {
      return new Said(NO_NUMBER, cursor.rest());
    }
    String mark = cursor.take(MARKS, MAX_MARKS);
    return mark.isEmpty() ? null : upToMark(cursor, NO_NUMBER, mark);
  }

  /** A title that the line ends with, before the mark that was opened. */
  private static @Nullable Said upToMark(LineCursor cursor, String number, String mark) {
    String rest = cursor.restWithoutBlanks();
    return rest.length() > mark.length() && rest.endsWith(mark)
        ? new Said(number, rest.substring(0, rest.length() - mark.length()))
        : null;
  }

  private static boolean skipNumberEnd(LineCursor cursor) {
    if (cursor.skipOneOf(":：.)")) {
      return true;
    }
    return cursor.skipOneOf(" \t") && cursor.skipOneOf("–—-");
  }

  private static void skipOrnaments(LineCursor cursor) {
    cursor.skipBlanks();
    if (!cursor.take("#", MAX_LEVEL).isEmpty()) {
      cursor.skipBlanks();
    }
    if (!cursor.skipBullet("-*+")) {
      cursor.skipListNumber();
    }
    cursor.skipPictures();
  }

  private static boolean skipColon(LineCursor cursor) {
    if (!cursor.skipOneOf(COLONS)) {
      return false;
    }
    cursor.skipBlanks();
    return true;
  }

  private static boolean skipBlanksAndColon(LineCursor cursor) {
    cursor.skipBlanks();
    return skipColon(cursor);
  }

  /** 0 for a line that is no heading of Markdown. */
  static int level(String line) {
    LineCursor cursor = new LineCursor(line);
    cursor.skipBlanks();
    int level = cursor.take("#", MAX_LEVEL + 1).length();
    return level > MAX_LEVEL ? 0 : level;
  }

  private static int number(String digits) {
    return digits.length() > MAX_DIGITS ? TOO_LARGE : Integer.parseInt(digits);
  }
}
