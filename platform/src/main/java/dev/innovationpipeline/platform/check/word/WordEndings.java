package dev.innovationpipeline.platform.check.word;

import java.util.List;

/** The endings of English words that leave their meaning as it is. */
final class WordEndings {

  private static final List<String> ENDINGS =
      List.of("ingly", "edly", "ings", "ies", "ing", "ers", "ed", "es", "er", "ly", "s", "e", "y");

  private static final int ALPHABET = 'z' - 'a' + 1;

  /** By their last letter, the longest first. */
  private static final char[][][] BY_LAST = byLast();

  private WordEndings() {}

  private static char[][][] byLast() {
    char[][][] byLast = new char[ALPHABET][][];
    for (int letter = 0; letter < ALPHABET; letter++) {
      String last = String.valueOf((char) ('a' + letter));
      byLast[letter] =
          ENDINGS.stream()
              .filter(ending -> ending.endsWith(last))
              .map(String::toCharArray)
              .toArray(char[][]::new);
    }
    return byLast;
  }

  /**
   * How many letters of a word are left without its ending.
   *
   * @param word in small letters
   * @param count of its letters
   * @param min letters that must be left
   */
  static int stemOf(char[] word, int count, int min) {
    int last = word[count - 1] - 'a';
    if (last < 0 || last >= ALPHABET) {
      return count;
    }
    for (char[] ending : BY_LAST[last]) {
      int stem = count - ending.length;
      if (stem >= min && endsWith(word, stem, ending)) {
        return stem;
      }
    }
    return count;
  }

  private static boolean endsWith(char[] word, int from, char[] ending) {
    for (int i = 0; i < ending.length; i++) {
      if (word[from + i] != ending[i]) {
        return false;
      }
    }
    return true;
  }
}
