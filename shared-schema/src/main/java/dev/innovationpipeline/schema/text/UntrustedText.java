package dev.innovationpipeline.schema.text;

/** Text that others wrote, made fit to be kept in events, rows and logs. */
public final class UntrustedText {

  /** The most characters of a message for people that an event or a header keeps. */
  public static final int MAX_MESSAGE_CHARS = 2_000;

  /** The most characters of a name that is kept, such as that of a model. */
  public static final int MAX_NAME_CHARS = 200;

  private UntrustedText() {}

  /**
   * The beginning of a text that is too long, with a mark that says how long it was.
   *
   * @param maxChars the length, in UTF-16 units, that a text may have to stay as it is; the mark
   *     comes on top of it
   */
  public static String cut(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
    return "%s… (cut, %d of %d characters)".formatted(text.substring(0, end), end, text.length());
  }
}
