package dev.innovationpipeline.processor.document.pdf.word;

import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * A direction of writing on a page, as an angle: 0 for usual text, 90 for text that runs upwards,
 * 270 for text that runs downwards, such as vertical Japanese.
 */
record Frame(int degrees) {

  static final Frame HORIZONTAL = new Frame(0);
  static final Frame DOWNWARDS = new Frame(270);

  /** The distance from the origin of a glyph in vertical writing to its top, by the standard. */
  private static final double TOP_EMS = 0.88;

  /** Scans are rarely straight; text this close to an axis is taken as parallel to it. */
  private static final double TOLERANCE_DEGREES = 1;

  private static final int RIGHT_ANGLE = 90;

  /** The direction in which a glyph advances, of which the next one begins at its end. */
  static Frame of(TextPosition glyph) {
    Matrix matrix = glyph.getTextMatrix();
    double along = glyph.getEndX() - matrix.getTranslateX();
    double up = glyph.getEndY() - matrix.getTranslateY();
    if (up == 0 && along > 0) {
      return HORIZONTAL;
    }
    if (Math.hypot(along, up) < 1e-3) {
      along = matrix.getScaleX();
      up = matrix.getShearY();
    }
    return ofAngle(Math.toDegrees(Math.atan2(up, along)));
  }

  private static Frame ofAngle(double angle) {
    long axis = Math.round(angle / RIGHT_ANGLE) * RIGHT_ANGLE;
    long degrees = Math.abs(angle - axis) <= TOLERANCE_DEGREES ? axis : Math.round(angle);
    return degrees == 0 ? HORIZONTAL : new Frame(Math.floorMod((int) degrees, 360));
  }

  Glyph place(TextPosition glyph, String text) {
    Matrix matrix = glyph.getTextMatrix();
    double startX = matrix.getTranslateX();
    double startY = matrix.getTranslateY();
    double size = sizeOf(matrix);
    double left = along(startX, startY);
    double right = Math.max(left, along(glyph.getEndX(), glyph.getEndY()));
    double raised = isUpright(matrix) ? TOP_EMS * size : 0;
    return new Glyph(text, left - raised, right - raised, across(startX, startY), size);
  }

  /** A glyph of horizontal text as one of text that runs downwards. */
  static Glyph turned(Glyph glyph) {
    double left = glyph.baseline() - TOP_EMS * glyph.size();
    return new Glyph(glyph.text(), left, left + glyph.size(), -glyph.left(), glyph.size());
  }

  private double along(double x, double y) {
    return switch (degrees) {
      case 0 -> x;
      case 90 -> y;
      case 180 -> -x;
      case 270 -> -y;
      default -> x * Math.cos(radians()) + y * Math.sin(radians());
    };
  }

  private double across(double x, double y) {
    return switch (degrees) {
      case 0 -> -y;
      case 90 -> x;
      case 180 -> y;
      case 270 -> -x;
      default -> x * Math.sin(radians()) - y * Math.cos(radians());
    };
  }

  private double radians() {
    return Math.toRadians(degrees);
  }

  /** Whether the glyphs stand upright in a line that runs downwards. */
  private boolean isUpright(Matrix matrix) {
    double turn = degrees - Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
    return degrees != 0 && Math.abs(Math.floorMod(Math.round(turn), 360) - 270) <= 1;
  }

  /** From the matrix that draws, not from the text operators, which another matrix may scale. */
  private static double sizeOf(Matrix matrix) {
    double size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    return size > 0 ? size : 1;
  }
}
