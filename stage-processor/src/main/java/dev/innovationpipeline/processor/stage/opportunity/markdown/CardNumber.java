package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.LineCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of a heading such as "Opportunity 3", "Card #3", "Opportunity No. III". */
final class CardNumber {

  /** The longer of two that begin alike comes first. */
  private static final List<String> WORDS =
      List.of(
          "opportunity",
          "card",
          "opportunité",
          "opportunità",
          "oportunidade",
          "oportunidad",
          "chance",
          "gelegenheit");

  private static final List<String> NUMBER_WORDS = List.of("no.", "nr.", "n°", "nº", "number");

  private static final List<List<String>> SPELLED =
      List.of(
          List.of("one", "i"),
          List.of("two", "ii"),
          List.of("three", "iii"),
          List.of("four", "iv"),
          List.of("five", "v"),
          List.of("six", "vi"));

  private CardNumber() {}

  /** Its digits; null when something else stands here. */
  static @Nullable String take(LineCursor cursor) {
    cursor.skipOneOf("[(");
    if (!skipAny(cursor, WORDS)) {
      return null;
    }
    int afterWord = cursor.position();
    if (!cursor.skipBlanks() || !cursor.skip("card")) {
      cursor.returnTo(afterWord);
    }
    cursor.skipBlanks();
    skipAny(cursor, NUMBER_WORDS);
    cursor.skipBlanks();
    cursor.skipOneOf("#([");
    cursor.skipBlanks();
    String digits = cursor.takeDigits();
    String number = digits.isEmpty() ? spelled(cursor) : digits;
    if (number == null) {
      return null;
    }
    skipTotal(cursor);
    cursor.skipOneOf(")]");
    cursor.skipPictures();
    cursor.skipBlanks();
    return number;
  }

  private static boolean skipAny(LineCursor cursor, List<String> words) {
    for (String word : words) {
      if (cursor.skip(word)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String spelled(LineCursor cursor) {
    int start = cursor.position();
    for (int index = 0; index < SPELLED.size(); index++) {
      for (String word : SPELLED.get(index)) {
        if (cursor.skip(word) && !Character.isLetterOrDigit(cursor.peekLowerCase())) {
          return String.valueOf(index + 1);
        }
        cursor.returnTo(start);
      }
    }
    return null;
  }

  /** The rest of "1/5" or "1 of 5". */
  private static void skipTotal(LineCursor cursor) {
    int start = cursor.position();
    cursor.skipBlanks();
    boolean ofTotal = cursor.skipOneOf("/") || cursor.skip("of ");
    cursor.skipBlanks();
    if (!ofTotal || cursor.takeDigits().isEmpty()) {
      cursor.returnTo(start);
    }
  }
}
