package dev.innovationpipeline.processor.document.text;

import java.util.StringTokenizer;

/**
 * Removes the characters of Unicode's block Tags, which spell ASCII text that no program shows but
 * a model may read. Flags are made of them, too: a black flag and the name of a region.
 */
public final class HiddenCharacters {

  private static final int FIRST = 0xE0000;
  private static final int LAST = 0xE007F;

  /** The first half of each in UTF-16; few texts have it. */
  private static final char HIGH_SURROGATE = Character.highSurrogate(FIRST);

  private static final int BLACK_FLAG = 0x1F3F4;

  /** Of the name of a region, its end included. */
  private static final int MAX_FLAG_TAGS = 7;

  private HiddenCharacters() {}

  public static Shown remove(String text) {
    if (text.indexOf(HIGH_SURROGATE) < 0) {
      return new Shown(text, 0);
    }
    StringBuilder shown = new StringBuilder(text.length());
    StringBuilder hidden = new StringBuilder();
    int ofFlag = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (!isTag(character)) {
        shown.appendCodePoint(character);
        hidden.append(' ');
        ofFlag = character == BLACK_FLAG ? MAX_FLAG_TAGS : 0;
      } else if (ofFlag > 0) {
        shown.appendCodePoint(character);
        ofFlag = character == LAST ? 0 : ofFlag - 1;
      } else {
        hidden.append((char) (character - FIRST));
      }
    }
    return new Shown(shown.toString(), new StringTokenizer(hidden.toString()).countTokens());
  }

  private static boolean isTag(int character) {
    return character >= FIRST && character <= LAST;
  }
}
