package dev.innovationpipeline.platform.database.address;

/**
 * Reads {@code host=… port=… dbname=… user=… password=…}; values with blanks are in single quotes.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE">
 *     Connection strings of libpq</a>
 */
final class KeywordReader {

  private final String text;
  private final Wording wording;
  private int at;

  private KeywordReader(String text, Wording wording) {
    this.text = text;
    this.wording = wording;
  }

  /**
   * @throws InvalidAddressException naming the keyword whose value cannot be read
   */
  static Parsed read(String text, Wording wording) {
    return new KeywordReader(text, wording).read();
  }

  /** Whether a text begins as such an address does: a word and an equals sign. */
  static boolean fits(String text) {
    int equals = text.indexOf('=');
    return equals > 0
        && text.substring(0, equals)
            .strip()
            .chars()
            .allMatch(c -> c == '_' || c >= 'a' && c <= 'z');
  }

  private Parsed read() {
    Parsed parsed = new Parsed();
    skipBlanks();
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        throw wording.fault(
            "after the keywords stands something without an equals sign; a value with blanks is"
                + " written in single quotes");
      }
      String keyword = text.substring(at, equals).strip();
      if (keyword.chars().anyMatch(Character::isWhitespace)) {
        throw wording.fault("a value has a blank; write it in single quotes");
      }
      at = equals + 1;
      skipBlanks();
      parsed.parameters.put(keyword, value(keyword));
      skipBlanks();
    }
    parsed.moveKeywords();
    return parsed;
  }

  private String value(String keyword) {
    boolean quoted = at < text.length() && text.charAt(at) == '\'';
    StringBuilder value = new StringBuilder();
    for (at += quoted ? 1 : 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (quoted ? next == '\'' : Character.isWhitespace(next)) {
        at++;
        return value.toString();
      }
      if (next == '\\' && at + 1 < text.length()) {
        next = text.charAt(++at);
      }
      value.append(next);
    }
    if (quoted) {
      throw wording.fault("the value of %s has no closing quote".formatted(Wording.name(keyword)));
    }
    return value.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
