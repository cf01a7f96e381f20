package dev.innovationpipeline.processor.document.pdf.word;

import java.lang.Character.UnicodeScript;

/** Scripts that put no spaces between words, and scripts that are written from right to left. */
final class Script {

  private static final int FIRST_RIGHT_TO_LEFT = 0x590;
  private static final int FIRST_WITHOUT_SPACES = 0xE00;

  private Script() {}

  /** Whether the script of the character puts no spaces between words. */
  static boolean isWithoutSpaces(int character) {
    if (character < FIRST_WITHOUT_SPACES) {
      return false;
    }
    if (character >= 0x3000 && character <= 0x303F || character >= 0xFF00 && character <= 0xFF65) {
      return true;
    }
    return switch (UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** Whether no space is put between the end of one text and the beginning of the next. */
  static boolean isWithoutSpace(String before, String next) {
    return isWithoutSpaces(before.codePointBefore(before.length()))
        && isWithoutSpaces(next.codePointAt(0));
  }

  static boolean isRightToLeft(int character) {
    if (character < FIRST_RIGHT_TO_LEFT) {
      return false;
    }
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean hasRightToLeft(String text) {
    return text.codePoints().anyMatch(Script::isRightToLeft);
  }
}
