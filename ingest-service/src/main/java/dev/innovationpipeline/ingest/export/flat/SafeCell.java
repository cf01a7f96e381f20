package dev.innovationpipeline.ingest.export.flat;

/**
 * Texts from outside that no spreadsheet takes for a formula. A formula can fetch addresses and, by
 * DDE, start programs; see OWASP, “CSV Injection”.
 */
public final class SafeCell {

  private static final String BEGINNINGS = "=+-@＝＋－＠|%";
  private static final String SIGNS = "+-";
  private static final String CALLS = "(|!";

  private SafeCell() {}

  /**
   * Whether a spreadsheet may compute the text: it begins like a formula, after blanks too, and is
   * no plain number.
   */
  public static boolean isFormula(String text) {
    String inner = text.stripLeading();
    return !inner.isEmpty() && BEGINNINGS.indexOf(inner.charAt(0)) >= 0 && !isNumber(inner);
  }

  /**
   * The text with an apostrophe before each formula, by which spreadsheets know a text. A program
   * that takes other separators than commas finds cells within the text: where a line or a part
   * after a semicolon or a tab would be a formula, it has one, too.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 1);
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSeparator(text.charAt(i))) {
        String part = text.substring(start, i);
        boolean isFirst = text.substring(0, start).isBlank() && !part.isBlank();
        if (isFirst ? isFormula(text) : isFormula(part) && !isProse(part)) {
          safe.append('\'');
        }
        safe.append(part);
        if (i < text.length()) {
          safe.append(text.charAt(i));
        }
        start = i + 1;
      }
    }
    return safe.toString();
  }

  /** A list's hyphen and a percentage stay as they are, unless something is called. */
  private static boolean isProse(String part) {
    return "-%|".indexOf(part.stripLeading().charAt(0)) >= 0
        && part.chars().noneMatch(each -> CALLS.indexOf(each) >= 0);
  }

  private static boolean isSeparator(char each) {
    return each == '\n' || each == '\r' || each == '\t' || each == ';';
  }

  /** Such as {@code -5}, {@code +3.5 %} or {@code -1,200}. */
  private static boolean isNumber(String text) {
    String digits = text.strip();
    int start = SIGNS.indexOf(digits.charAt(0)) >= 0 ? 1 : 0;
    int end = digits.endsWith("%") ? digits.length() - 1 : digits.length();
    return start < end
        && Character.isDigit(digits.charAt(start))
        && digits
            .substring(start, end)
            .chars()
            .allMatch(each -> Character.isDigit(each) || ".,  ".indexOf(each) >= 0);
  }
}
