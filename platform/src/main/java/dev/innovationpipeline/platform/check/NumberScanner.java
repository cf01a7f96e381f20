package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.SmallLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers that a text states: 1,200 in all spellings, shares, years, money, ranges, and
 * English words such as "two-thirds". No numbers are those of lists and steps, ordinals, and parts
 * of names, such as 5G, B12 and 24/7.
 */
final class NumberScanner {

  private static final Set<String> LABELS =
      Set.of(
          "step",
          "phase",
          "stage",
          "opportunity",
          "trend",
          "principle",
          "inspiration",
          "card",
          "no",
          "nr",
          "number",
          "option",
          "version",
          "tier",
          "part",
          "chapter",
          "figure",
          "table",
          "page",
          "section",
          "level",
          "week",
          "day",
          "month",
          "year",
          "round",
          "wave",
          "type");

  private static final Set<String> PREFIXES =
      Set.of("mid", "pre", "post", "sub", "over", "under", "early", "late", "since", "to");

  /** A label has at most two digits: "year 2", but not "year 2024". */
  private static final int MAX_LABEL_DIGITS = 2;

  private static final int YEAR_DIGITS = 4;
  private static final int MAX_WHOLE = 100;
  private static final int MAX_BETWEEN = 10;
  private static final List<String> NAMES = List.of("24/7", "3-in-1", "2-in-1", "50/50");
  private static final Set<String> RANGES =
      Set.of("-", "–", "—", "to", "and", "or", ",", "bis", "until", "/");

  private final String text;
  private final List<Mention> mentions = new ArrayList<>();

  private NumberScanner(String text) {
    this.text = text;
  }

  /** In order, each once. */
  static List<Mention> in(String text) {
    return new NumberScanner(text).scan();
  }

  private List<Mention> scan() {
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (SmallLetters.isLetter(character)) {
        at = word(at);
      } else if (Character.isDigit(character)) {
        at = digits(at);
      } else {
        at++;
      }
    }
    return joined();
  }

  private int word(int start) {
    int end = TextWord.end(text, start);
    Mention number =
        NumberWords.mayBegin(text, start, end)
            ? NumberWords.at(text, new TextWord(start, end))
            : null;
    if (number == null) {
      return end;
    }
    mentions.add(number);
    return Math.max(number.end(), end);
  }

  private int digits(int start) {
    for (String name : NAMES) {
      if (text.startsWith(name, start)) {
        return start + name.length();
      }
    }
    Digits digits = Digits.read(text, start);
    String currency = Units.before(text, start);
    Units units = Units.after(text, digits.end(), !currency.isEmpty());
    if (units.equals(Units.NAME) || isPartOfName(start, digits)) {
      return TextWord.at(text, digits.end()).end();
    }
    if (isLabel(start, digits)) {
      return digits.end();
    }
    String unit = currency.isEmpty() ? units.unit() : currency;
    boolean cell = standsAlone(units.end());
    List<List<Amount>> readings = new ArrayList<>();
    for (List<Double> reading : digits.readings()) {
      readings.add(
          reading.stream()
              .map(value -> new Amount(value * units.factor(), unit, false, cell))
              .toList());
    }
    mentions.add(new Mention(start, units.end(), readings, true));
    return units.end();
  }

  private boolean isPartOfName(int start, Digits digits) {
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    if (Character.isLetter(before)) {
      return true;
    }
    boolean hyphen = before == '-' || before == '‑';
    if (!hyphen || start < 2 || !Character.isLetter(text.charAt(start - 2))) {
      return false;
    }
    return digits.digits() != YEAR_DIGITS
        && !PREFIXES.contains(TextWord.before(text, start).lower(text));
  }

  /** The number of an entry of a list, or one that a word such as "step" stands before. */
  private boolean isLabel(int start, Digits digits) {
    if (digits.digits() > MAX_LABEL_DIGITS) {
      return false;
    }
    int before = start - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    char next = digits.end() < text.length() ? text.charAt(digits.end()) : '\n';
    boolean closed =
        (next == '.' || next == ')')
            && (digits.end() + 1 == text.length()
                || Character.isWhitespace(text.charAt(digits.end() + 1)));
    if (before < 0 || text.charAt(before) == '\n') {
      return closed;
    }
    return text.charAt(before) == '#'
        || text.charAt(before) == '№'
        || next == ')' && text.charAt(before) == '('
        || LABELS.contains(labelBefore(start));
  }

  private String labelBefore(int start) {
    int at = start;
    if (at > 1 && text.charAt(at - 1) == ' ' && text.charAt(at - 2) == '.') {
      at -= 2;
    }
    return TextWord.before(text, at).lower(text);
  }

  private boolean standsAlone(int end) {
    int at = end;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at == text.length() || "\n\t|;".indexOf(text.charAt(at)) >= 0;
  }

  /** Shares such as "two in three"; and ranges, whose unit stands only once. */
  private List<Mention> joined() {
    List<Mention> joined = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      Mention next = i + 1 < mentions.size() ? mentions.get(i + 1) : null;
      if (next != null && isShare(mention, next)) {
        joined.add(
            mention.with(next, Amount.share(mention.amount().value(), next.amount().value())));
        i++;
        continue;
      }
      joined.add(withUnitOfRange(mention, i == 0 ? null : mentions.get(i - 1), next));
    }
    return joined;
  }

  private boolean isShare(Mention part, Mention whole) {
    String between = between(part, whole);
    return (between.equals("in") || between.equals("out of"))
        && part.amount().unit().isEmpty()
        && part.amount().value() < whole.amount().value()
        && whole.amount().value() <= MAX_WHOLE;
  }

  private Mention withUnitOfRange(
      Mention mention, @Nullable Mention previous, @Nullable Mention next) {
    if (!mention.amount().unit().isEmpty()) {
      return mention;
    }
    Mention ranged = mention;
    if (next != null && !next.amount().unit().isEmpty() && isRange(mention, next)) {
      ranged = ranged.or(List.of(mention.amount().in(next.amount().unit())));
    }
    if (previous != null && !previous.amount().unit().isEmpty() && isRange(previous, mention)) {
      ranged = ranged.or(List.of(mention.amount().in(previous.amount().unit())));
    }
    return ranged;
  }

  private boolean isRange(Mention left, Mention right) {
    return RANGES.contains(between(left, right));
  }

  private String between(Mention left, Mention right) {
    return right.start() < left.end() || right.start() - left.end() > MAX_BETWEEN
        ? "?"
        : NumberWords.lower(text, left.end(), right.start()).strip();
  }
}
