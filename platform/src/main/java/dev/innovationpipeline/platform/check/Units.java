package dev.innovationpipeline.platform.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The unit that follows a number.
 *
 * @param unit canonical; empty for none that is known
 * @param factor of a word such as million; 1 for none
 * @param end the character after the unit; that after the number where there is none
 */
record Units(String unit, double factor, int end) {

  /** A number that a name or an ordinal is made of, such as 5G or 3rd. */
  static final Units NAME = new Units("name", 1, -1);

  /** Spans of time, which a plan may set. */
  static final Set<String> TIMES = Set.of("minute", "hour", "day", "week", "month", "year");

  private static final String CURRENCIES = "€$£¥₹";
  private static final Map<String, String> NAMES = names();
  private static final Map<String, Double> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 1e2),
          Map.entry("thousand", 1e3),
          Map.entry("k", 1e3),
          Map.entry("million", 1e6),
          Map.entry("millions", 1e6),
          Map.entry("mio", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("m", 1e6),
          Map.entry("billion", 1e9),
          Map.entry("billions", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("trillion", 1e12));

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> written =
        Map.ofEntries(
            Map.entry("%", List.of("percent", "pct", "percentage", "prozent")),
            Map.entry("€", List.of("eur", "euro", "euros")),
            Map.entry("$", List.of("usd", "cad", "dollar", "dollars")),
            Map.entry("£", List.of("gbp")),
            Map.entry("kg", List.of("kg", "kilo", "kilos", "kilogram", "kilograms")),
            Map.entry("g", List.of("g", "gram", "grams")),
            Map.entry("mg", List.of("mg", "milligrams")),
            Map.entry("t", List.of("t", "tonne", "tonnes", "tons")),
            Map.entry("l", List.of("l", "litre", "litres", "liter", "liters")),
            Map.entry("ml", List.of("ml", "millilitres")),
            Map.entry("km", List.of("km", "kilometre", "kilometres", "kilometers")),
            Map.entry("m", List.of("m", "metre", "metres", "meters")),
            Map.entry("cm", List.of("cm", "centimetres")),
            Map.entry("mm", List.of("mm", "millimetres")),
            Map.entry("kWh", List.of("kwh")),
            Map.entry("kcal", List.of("kcal", "calories")),
            Map.entry("°", List.of("degrees", "degree")),
            Map.entry("minute", List.of("min", "minute", "minutes")),
            Map.entry("hour", List.of("h", "hour", "hours")),
            Map.entry("day", List.of("day", "days")),
            Map.entry("week", List.of("week", "weeks")),
            Map.entry("month", List.of("month", "months")),
            Map.entry("year", List.of("year", "years")),
            Map.entry("times", List.of("x", "times", "fold")));
    written.forEach((unit, words) -> words.forEach(word -> names.put(word, unit)));
    return names;
  }

  /**
   * @param from the character after the number
   * @param money whether a currency stands before the number, so that m means million
   */
  static Units after(String text, int from, boolean money) {
    boolean attached = from < text.length() && Character.isLetter(text.charAt(from));
    double factor = 1;
    int end = from;
    while (true) {
      int start = skipGap(text, end);
      if (start < text.length() && text.charAt(start) == '%') {
        return new Units(Amount.PERCENT, factor, start + 1);
      }
      if (start < text.length() && text.charAt(start) == '°') {
        return new Units("°", factor, start + 1);
      }
      if (start < text.length() && CURRENCIES.indexOf(text.charAt(start)) >= 0) {
        return new Units(text.substring(start, start + 1), factor, start + 1);
      }
      int wordEnd = endOfWord(text, start);
      String word = text.substring(start, wordEnd);
      String small = word.toLowerCase(Locale.ROOT);
      if (small.equals("per") && text.startsWith("cent", skipGap(text, wordEnd))) {
        return new Units(Amount.PERCENT, factor, skipGap(text, wordEnd) + "cent".length());
      }
      Double scale = small.equals("m") && !money ? null : SCALES.get(small);
      if (scale != null && factor == 1) {
        factor = scale;
        end = wordEnd;
        attached = false;
        continue;
      }
      String unit = NAMES.get(small);
      if (unit != null && (word.equals(small) || word.length() > 1 || word.equals("L"))) {
        return new Units(unit, factor, wordEnd);
      }
      boolean decade = attached && end == from && word.equals("s");
      return attached && end == from && !decade ? NAME : new Units("", factor, end);
    }
  }

  /** The currency before a number; empty for none. */
  static String before(String text, int start) {
    int at = start - 1;
    if (at >= 0 && Character.isSpaceChar(text.charAt(at))) {
      at--;
    }
    if (at >= 0 && CURRENCIES.indexOf(text.charAt(at)) >= 0) {
      return text.substring(at, at + 1);
    }
    if (at >= 2 && (at == 2 || !Character.isLetter(text.charAt(at - 3)))) {
      String unit =
          switch (text.substring(at - 2, at + 1)) {
            case "EUR" -> "€";
            case "USD", "CAD" -> "$";
            case "GBP" -> "£";
            default -> "";
          };
      return unit;
    }
    return "";
  }

  private static int skipGap(String text, int from) {
    return from + 1 < text.length()
            && (Character.isSpaceChar(text.charAt(from)) && text.charAt(from) != '\n'
                || text.charAt(from) == '-'
                || text.charAt(from) == '‑')
        ? from + 1
        : from;
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
