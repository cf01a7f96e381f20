package dev.innovationpipeline.platform.settings;

import java.util.Locale;

/**
 * Whether one name stands for another: {@code runId} and {@code run-id} for {@code run_id}, and one
 * wrong letter in four, rounded down, but at least one.
 */
public final class Misspelling {

  private static final int LETTERS_PER_ERROR = 4;

  /** A name that is much longer than any of ours is none of them. */
  private static final int MAX_LENGTH = 64;

  private Misspelling() {}

  /**
   * @param right the name that is known
   */
  public static boolean isOf(String name, String right) {
    if (name.length() > MAX_LENGTH) {
      return false;
    }
    String one = letters(name);
    String other = letters(right);
    return distance(one, other) <= Math.max(1, other.length() / LETTERS_PER_ERROR);
  }

  private static String letters(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** By Levenshtein: letters to insert, to delete or to replace. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
