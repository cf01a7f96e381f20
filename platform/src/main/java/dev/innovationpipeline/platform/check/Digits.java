package dev.innovationpipeline.platform.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A number in digits, with its groups and decimals.
 *
 * @param end the character after its last
 * @param readings the values it may have: 1.200 is 1,200 or 1.2, and "12 500" may be two numbers
 * @param digits how many there are
 */
record Digits(int end, List<List<Double>> readings, int digits) {

  private static final int GROUP = 3;
  private static final String GROUP_MARKS = ".,'’";

  /** More are no quantity. */
  private static final int MAX_DIGITS = 18;

  static Digits read(String text, int start) {
    int end = endOfDigits(text, start);
    List<String> groups = new ArrayList<>(List.of(text.substring(start, end)));
    char mark = 0;
    if (end - start <= GROUP && text.charAt(start) != '0') {
      while (hasGroup(text, end) && (mark == 0 || mark == text.charAt(end))) {
        mark = text.charAt(end);
        groups.add(text.substring(end + 1, end + 1 + GROUP));
        end += 1 + GROUP;
      }
    }
    String whole = String.join("", groups);
    String decimals = "";
    if (end + 1 < text.length()
        && (text.charAt(end) == '.' || text.charAt(end) == ',')
        && text.charAt(end) != mark
        && Character.isDigit(text.charAt(end + 1))) {
      int last = endOfDigits(text, end + 1);
      decimals = text.substring(end + 1, last);
      end = last;
    }
    List<List<Double>> readings = new ArrayList<>();
    readings.add(List.of(value(whole, decimals)));
    if (groups.size() == 2 && decimals.isEmpty() && (mark == '.' || mark == ',')) {
      readings.add(List.of(value(groups.getFirst(), groups.getLast())));
    } else if (groups.size() > 1 && Character.isSpaceChar(mark)) {
      readings.add(groups.stream().map(group -> value(group, "")).toList());
    }
    return new Digits(end, readings, whole.length() + decimals.length());
  }

  private static double value(String whole, String decimals) {
    return whole.length() > MAX_DIGITS
        ? Double.MAX_VALUE
        : Double.parseDouble(ascii(whole) + (decimals.isEmpty() ? "" : "." + ascii(decimals)));
  }

  private static String ascii(String digits) {
    StringBuilder ascii = new StringBuilder(digits.length());
    digits.chars().forEach(digit -> ascii.append(Character.digit(digit, 10)));
    return ascii.toString();
  }

  private static boolean hasGroup(String text, int at) {
    if (at + GROUP >= text.length()) {
      return false;
    }
    char mark = text.charAt(at);
    return (GROUP_MARKS.indexOf(mark) >= 0 || Character.isSpaceChar(mark))
        && endOfDigits(text, at + 1) == at + 1 + GROUP;
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
