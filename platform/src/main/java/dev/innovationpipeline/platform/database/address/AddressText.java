package dev.innovationpipeline.platform.database.address;

import java.util.List;

/**
 * The text of an address as it is pasted: with quotes, blanks, a line end, or what stood before it.
 */
final class AddressText {

  /** As hosted databases show it, ready for a shell or an {@code .env} file. */
  private static final List<String> BEFORE = List.of("export ", "psql ");

  private static final String QUOTES = "\"'`";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private AddressText() {}

  static String clean(String variable, String text) {
    String clean = strip(text);
    for (String before : BEFORE) {
      clean = without(before, clean);
    }
    return without(variable + "=", clean);
  }

  private static String without(String before, String text) {
    return text.startsWith(before) ? strip(text.substring(before.length())) : text;
  }

  private static String strip(String text) {
    String stripped = text.strip();
    if (!stripped.isEmpty() && stripped.charAt(0) == BYTE_ORDER_MARK) {
      stripped = stripped.substring(1).strip();
    }
    while (stripped.length() >= 2
        && QUOTES.indexOf(stripped.charAt(0)) >= 0
        && stripped.charAt(0) == stripped.charAt(stripped.length() - 1)) {
      stripped = stripped.substring(1, stripped.length() - 1).strip();
    }
    return stripped;
  }
}
