package dev.innovationpipeline.platform.quote;

/**
 * A quotation laid beside the most similar part of a text.
 *
 * @param start its first character in the text
 * @param end the character after its last
 * @param distance characters that must be inserted, deleted or replaced (Levenshtein)
 */
record Alignment(int start, int end, int distance) {

  private static final int SLACK = 5;

  /**
   * Looks only near the given start: up to a fifth of the quotation before and after it.
   *
   * @param start where the quotation is likely to begin in the text
   */
  static Alignment of(String quote, String text, int start) {
    int slack = Math.max(SLACK, quote.length() / SLACK);
    int from = Math.clamp(start - slack, 0, text.length());
    int to = Math.clamp((long) start + quote.length() + slack, from, text.length());
    int width = to - from;
    int[] costs = new int[width + 1];
    int[] starts = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      starts[column] = column;
    }
    for (int row = 1; row <= quote.length(); row++) {
      int diagonal = costs[0];
      int diagonalStart = starts[0];
      costs[0] = row;
      for (int column = 1; column <= width; column++) {
        int replaced = diagonal + (quote.charAt(row - 1) == text.charAt(from + column - 1) ? 0 : 1);
        int replacedStart = diagonalStart;
        diagonal = costs[column];
        diagonalStart = starts[column];
        if (costs[column] + 1 < replaced) {
          replaced = costs[column] + 1;
          replacedStart = starts[column];
        }
        if (costs[column - 1] + 1 < replaced) {
          replaced = costs[column - 1] + 1;
          replacedStart = starts[column - 1];
        }
        costs[column] = replaced;
        starts[column] = replacedStart;
      }
    }
    int best = 0;
    for (int column = 1; column <= width; column++) {
      best = costs[column] < costs[best] ? column : best;
    }
    return new Alignment(from + starts[best], from + best, costs[best]);
  }
}
