package dev.innovationpipeline.processor.document.pdf.word;

/**
 * A word, or a part of one that was drawn on its own, and its bounding box in points; y grows
 * downwards.
 *
 * @param text in the order in which it stands on the page, from left to right in every script
 * @param afterSpace whether a space separates it from what was drawn before on the same line
 * @param limit how wide a gap must be to separate it from another word, in points
 */
public record Word(
    String text,
    double left,
    double right,
    double baseline,
    double size,
    boolean afterSpace,
    double limit) {

  /** The height of capitals in most fonts. */
  private static final double HEIGHT_EMS = 0.7;

  public double height() {
    return HEIGHT_EMS * size;
  }

  public double top() {
    return baseline - height();
  }

  /** How much of the lower one of the two stands beside the other, from 0 to 1. */
  public double overlap(Word other) {
    double overlap = Math.min(baseline, other.baseline) - Math.max(top(), other.top());
    return overlap / Math.min(height(), other.height());
  }

  /** Whether a space stands between the two in a line. */
  public boolean isApartFrom(Word before) {
    return afterSpace || left - before.right > limit(before) || isMarkedBy(before);
  }

  /** Numbers of footnotes and sentences stand raised in front of a word, without a space. */
  private boolean isMarkedBy(Word before) {
    return before.size < 0.85 * size
        && baseline - before.baseline > 0.2 * size
        && Character.isDigit(before.text.codePointBefore(before.text.length()))
        && Character.isLetter(text.codePointAt(0));
  }

  private double limit(Word before) {
    return Script.isWithoutSpace(before.text, text) ? 0.8 * size : Math.max(limit, before.limit);
  }
}
