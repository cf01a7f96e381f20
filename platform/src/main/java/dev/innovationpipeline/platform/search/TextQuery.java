package dev.innovationpipeline.platform.search;

/**
 * A search as people write it, as {@code tsquery} reads it. All words must be there; {@code "…"} is
 * a phrase, {@code -} excludes, {@code or} stands between what may be there instead. Words without
 * a space between them, as in {@code low-sugar}, are a phrase too. The last word may be the
 * beginning of one.
 */
public final class TextQuery {

  private static final String OR = "or";

  private final String search;
  private final StringBuilder query = new StringBuilder();
  private int at;
  private boolean or;

  private TextQuery(String search) {
    this.search = search;
  }

  /** Empty where there is no word; that finds nothing. */
  public static String of(String search) {
    return new TextQuery(search).read();
  }

  private String read() {
    while (at < search.length()) {
      if (Character.isWhitespace(search.charAt(at))) {
        at++;
      } else {
        term();
      }
    }
    return query.toString();
  }

  private void term() {
    boolean excluded = search.charAt(at) == '-';
    if (excluded) {
      at++;
    }
    boolean quoted = at < search.length() && search.charAt(at) == '"';
    String words = quoted ? quoted() : unquoted();
    if (!quoted && !excluded && words.equalsIgnoreCase(OR)) {
      or = !query.isEmpty();
      return;
    }
    add(words, excluded, !quoted && !excluded && search.substring(at).isBlank());
  }

  private String quoted() {
    int closing = search.indexOf('"', at + 1);
    int end = closing < 0 ? search.length() : closing;
    String words = search.substring(at + 1, end);
    at = Math.min(end + 1, search.length());
    return words;
  }

  private String unquoted() {
    int end = at;
    while (end < search.length()
        && search.charAt(end) != '"'
        && !Character.isWhitespace(search.charAt(end))) {
      end++;
    }
    String words = search.substring(at, end);
    at = end;
    return words;
  }

  private void add(String words, boolean excluded, boolean last) {
    WordCursor cursor = new WordCursor(words);
    if (!cursor.next()) {
      return;
    }
    if (!query.isEmpty()) {
      query.append(or ? " | " : " & ");
    }
    or = false;
    query.append(excluded ? "!(" : "(");
    cursor.appendTo(query);
    while (cursor.next()) {
      query.append(" <-> ");
      cursor.appendTo(query);
    }
    query.append(last ? ":*)" : ")");
  }
}
