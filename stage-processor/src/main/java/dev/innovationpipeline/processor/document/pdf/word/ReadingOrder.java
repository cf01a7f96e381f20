package dev.innovationpipeline.processor.document.pdf.word;

import java.text.Bidi;
import java.util.stream.IntStream;

/** Turns a line from the order on the page into the order in which it is read. */
public final class ReadingOrder {

  private static final String BRACKETS = "()[]{}<>«»‹›";

  private ReadingOrder() {}

  /**
   * @param line from left to right, as it stands on the page
   */
  public static String of(String line) {
    if (!Script.hasRightToLeft(line)) {
      return line;
    }
    int[] characters = line.codePoints().toArray();
    byte[] levels = levels(line, characters.length);
    Integer[] order = IntStream.range(0, characters.length).boxed().toArray(Integer[]::new);
    Bidi.reorderVisually(levels, 0, order, 0, order.length);
    StringBuilder read = new StringBuilder(line.length());
    for (int index : order) {
      boolean backwards = (levels[index] & 1) == 1;
      read.appendCodePoint(backwards ? mirrored(characters[index]) : characters[index]);
    }
    return read.toString();
  }

  private static byte[] levels(String line, int length) {
    long rightToLeft = line.codePoints().filter(Script::isRightToLeft).count();
    long letters = line.codePoints().filter(Character::isLetter).count();
    boolean backwards = 2 * rightToLeft >= letters;
    Bidi bidi =
        new Bidi(line, backwards ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    byte[] levels = new byte[length];
    for (int index = 0, at = 0; index < length; index++) {
      levels[index] = (byte) bidi.getLevelAt(at);
      at += Character.charCount(line.codePointAt(at));
    }
    return levels;
  }

  private static int mirrored(int character) {
    int index = BRACKETS.indexOf(character);
    return index < 0 ? character : BRACKETS.charAt(index ^ 1);
  }
}
