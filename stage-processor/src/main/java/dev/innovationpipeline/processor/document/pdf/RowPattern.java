package dev.innovationpipeline.processor.document.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a row, in which numbers may count the pages.
 *
 * @param page the number of its page in the document
 * @param text with {@code #} for each number
 */
record RowPattern(int page, String text, List<Integer> numbers) {

  private static final String ROMAN_DIGITS = "ivxlcdm";
  private static final int[] ROMAN_VALUES = {1, 5, 10, 50, 100, 500, 1000};
  private static final int MAX_ROMAN_LENGTH = 8;

  /** More digits are no number of a page, nor do they fit. */
  private static final int MAX_DIGITS = 9;

  static RowPattern of(int page, String row) {
    if (isRoman(row)) {
      return new RowPattern(page, "#", List.of(roman(row.toLowerCase(Locale.ROOT))));
    }
    StringBuilder text = new StringBuilder();
    List<Integer> numbers = new ArrayList<>();
    int at = 0;
    while (at < row.length()) {
      int end = endOfNumber(row, at);
      if (end == at) {
        text.append(row.charAt(at++));
      } else if (end - at > MAX_DIGITS) {
        text.append(row, at, end);
        at = end;
      } else {
        text.append('#');
        numbers.add(Integer.parseInt(row.substring(at, end)));
        at = end;
      }
    }
    return new RowPattern(page, text.toString(), List.copyOf(numbers));
  }

  /** Whether it is the same text on another page, and each number is equal or counts the pages. */
  boolean isRepeatedBy(RowPattern other) {
    if (page == other.page || !text.equals(other.text)) {
      return false;
    }
    for (int index = 0; index < numbers.size(); index++) {
      int difference = other.numbers.get(index) - numbers.get(index);
      if (difference != 0 && difference != other.page - page) {
        return false;
      }
    }
    return true;
  }

  private static int endOfNumber(String row, int from) {
    int end = from;
    while (end < row.length() && Character.isDigit(row.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isRoman(String row) {
    return !row.isEmpty()
        && row.length() <= MAX_ROMAN_LENGTH
        && row.toLowerCase(Locale.ROOT).chars().allMatch(digit -> ROMAN_DIGITS.indexOf(digit) >= 0);
  }

  private static int roman(String row) {
    int value = 0;
    for (int index = 0; index < row.length(); index++) {
      int digit = ROMAN_VALUES[ROMAN_DIGITS.indexOf(row.charAt(index))];
      boolean subtracted =
          index + 1 < row.length()
              && digit < ROMAN_VALUES[ROMAN_DIGITS.indexOf(row.charAt(index + 1))];
      value += subtracted ? -digit : digit;
    }
    return value;
  }
}
