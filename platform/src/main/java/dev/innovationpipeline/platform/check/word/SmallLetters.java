package dev.innovationpipeline.platform.check.word;

/**
 * Letters and digits of texts, as small letters. Nearly all are of ASCII and looked up in a table,
 * as each character of a card is asked for several times.
 */
public final class SmallLetters {

  /** The mark of what is neither a letter nor a digit. */
  public static final char NONE = 0;

  private static final int ASCII = 128;
  private static final char[] TABLE = table();

  private SmallLetters() {}

  private static char[] table() {
    char[] table = new char[ASCII];
    for (char character = 0; character < ASCII; character++) {
      table[character] = other(character);
    }
    return table;
  }

  /** {@link #NONE} for what is neither a letter nor a digit. */
  public static char of(char character) {
    return character < ASCII ? TABLE[character] : other(character);
  }

  /** {@link #NONE} also for letters and digits outside of ASCII. */
  public static char ofAscii(char character) {
    return character < ASCII ? TABLE[character] : NONE;
  }

  public static boolean isLetter(char character) {
    return character < ASCII ? TABLE[character] > '9' : Character.isLetter(character);
  }

  private static char other(char character) {
    return Character.isLetterOrDigit(character) ? Character.toLowerCase(character) : NONE;
  }
}
