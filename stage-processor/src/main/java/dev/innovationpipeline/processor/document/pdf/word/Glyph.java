package dev.innovationpipeline.processor.document.pdf.word;

/**
 * A character, or several drawn as one, in the frame of its line: {@code left} and {@code right}
 * along the direction of writing, {@code baseline} across it and growing downwards, all in points.
 *
 * @param size the size of the font as it appears on the page, in points
 */
record Glyph(String text, double left, double right, double baseline, double size) {

  boolean isSpace() {
    return text.isBlank();
  }

  double width() {
    return right - left;
  }

  /** Whether the next glyph stands on the same line, to the right of this one or on top of it. */
  boolean continuesWith(Glyph next) {
    return sharesBaselineWith(next) && next.right >= left;
  }

  /** Whether the next glyph stands on the same line, to the left of this one. */
  boolean continuesBackwardsWith(Glyph next) {
    return sharesBaselineWith(next) && next.left <= left && right - next.left > 0;
  }

  private boolean sharesBaselineWith(Glyph other) {
    return Math.abs(other.baseline - baseline) < 0.1 * Math.max(size, other.size);
  }
}
