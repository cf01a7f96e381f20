package dev.innovationpipeline.platform.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers and shares in English words. */
final class NumberWords {

  /** Up to here a number word without a unit counts things and claims nothing: "two sizes". */
  private static final int MAX_COUNT = 12;

  private static final List<String> UP_TO_NINETEEN =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> PARTS =
      List.of("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

  private static final int MIN_LENGTH = 3;
  private static final int MIN_PART_LENGTH = 4;
  private static final String FIRST_OF_PARTS = "htqfsen";

  private static final Map<String, Integer> SMALL = small();
  private static final Map<String, Double> LARGE =
      Map.of("hundred", 1e2, "thousand", 1e3, "million", 1e6, "billion", 1e9);

  /** A half or a third that one of these stands before is a share. */
  private static final Set<String> MEASURING =
      Set.of(
          "by", "than", "nearly", "almost", "about", "over", "under", "roughly", "around", "only",
          "just", "up", "down");

  /** A half that one of these stands after is a share. */
  private static final Set<String> MEASURED = Set.of("of", "the", "all", "our", "their", "its");

  private NumberWords() {}

  private static Map<String, Integer> small() {
    Map<String, Integer> small = new HashMap<>();
    for (int i = 0; i < UP_TO_NINETEEN.size(); i++) {
      small.put(UP_TO_NINETEEN.get(i), i + 1);
    }
    for (int i = 0; i < TENS.size(); i++) {
      small.put(TENS.get(i), 10 * (i + 2));
    }
    return small;
  }

  /** The number that begins with the word; null where it begins none. */
  static @Nullable Mention at(String text, TextWord word) {
    if (word.end() - word.start() < MIN_LENGTH) {
      return isArticle(text, word) ? part(text, word, 1, word.next(text)) : null;
    }
    String small = word.lower(text);
    if (small.equals("half")) {
      return half(text, word);
    }
    return SMALL.containsKey(small) ? number(text, word) : null;
  }

  private static boolean isArticle(String text, TextWord word) {
    return Character.toLowerCase(text.charAt(word.start())) == 'a'
        && (word.end() == word.start() + 1
            || Character.toLowerCase(text.charAt(word.start() + 1)) == 'n');
  }

  private static @Nullable Mention half(String text, TextWord word) {
    boolean claims =
        MEASURED.contains(word.next(text).lower(text))
            || MEASURING.contains(word.previous(text).lower(text));
    return Mention.of(word.start(), word.end(), Amount.share(1, 2), claims);
  }

  /** "a third of", "two thirds"; null where no part follows. */
  private static @Nullable Mention part(String text, TextWord first, double count, TextWord part) {
    if (part.end() - part.start() < MIN_PART_LENGTH) {
      return null;
    }
    if (FIRST_OF_PARTS.indexOf(Character.toLowerCase(text.charAt(part.start()))) < 0) {
      return null;
    }
    String name = part.lower(text);
    String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    int whole = PARTS.indexOf(singular.equals("halve") ? "half" : singular) + 2;
    if (whole < 2 || count >= whole) {
      return null;
    }
    boolean counted = first.end() - first.start() > 2;
    if (!counted && whole == 2) {
      return null;
    }
    boolean claims =
        counted
            || part.next(text).lower(text).equals("of")
            || MEASURING.contains(first.previous(text).lower(text));
    return Mention.of(first.start(), part.end(), Amount.share(count, whole), claims);
  }

  private static Mention number(String text, TextWord first) {
    double total = 0;
    double current = 0;
    TextWord last = first;
    TextWord word = first;
    String before = "";
    while (true) {
      String name = word.lower(text);
      Double large = LARGE.get(name);
      if (large != null) {
        current = Math.max(1, current) * large;
        if (large > 100) {
          total += current;
          current = 0;
        }
      } else {
        current += SMALL.getOrDefault(name, 0);
      }
      last = word;
      TextWord next = word.next(text);
      if (!continues(name, before, next.lower(text))) {
        break;
      }
      before = name;
      word = next;
    }
    double value = total + current;
    Mention share = part(text, first, value, last.next(text));
    if (share != null) {
      return share;
    }
    Units units = Units.after(text, last.end(), false);
    String unit = units.equals(Units.NAME) ? "" : units.unit();
    int end = units.equals(Units.NAME) ? last.end() : units.end();
    Amount amount = new Amount(value, unit, false, false);
    return Mention.of(
        first.start(), end, amount, value > MAX_COUNT || !unit.isEmpty() && value > 1);
  }

  private static boolean continues(String word, String before, String next) {
    if (LARGE.containsKey(next)) {
      return !next.equals(word);
    }
    int value = SMALL.getOrDefault(next, 0);
    return value > 0
        && (LARGE.containsKey(word) || TENS.contains(word) && value < 10 && !TENS.contains(before));
  }

  /** Whether the word may begin a number; without a copy, as all words of a text are asked. */
  static boolean mayBegin(String text, int start, int end) {
    int length = end - start;
    char first = Character.toLowerCase(text.charAt(start));
    if (length < MIN_LENGTH) {
      return first == 'a';
    }
    char second = Character.toLowerCase(text.charAt(start + 1));
    char third = Character.toLowerCase(text.charAt(start + 2));
    char fourth = length == MIN_LENGTH ? ' ' : Character.toLowerCase(text.charAt(start + 3));
    return switch (first) {
      case 'h' -> second == 'a' && third == 'l';
      case 'o' -> second == 'n' && third == 'e';
      case 't' ->
          second == 'w'
              || second == 'e' && third == 'n'
              || second == 'h' && (third == 'r' || third == 'i' && fourth == 'r');
      case 'f' ->
          second == 'i' && (third == 'v' || third == 'f')
              || second == 'o' && (third == 'u' && fourth == 'r' || third == 'r' && fourth == 't');
      case 's' -> second == 'i' && third == 'x' || second == 'e' && third == 'v';
      case 'e' -> second == 'i' && third == 'g' || second == 'l' && third == 'e' && fourth == 'v';
      case 'n' -> second == 'i' && third == 'n';
      default -> false;
    };
  }

  static String lower(String text, int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
