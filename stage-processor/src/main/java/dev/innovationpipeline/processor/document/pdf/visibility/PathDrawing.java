package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/** The path that the operators of a page have built so far. */
final class PathDrawing {

  /** Boxes and arrows have fewer; of longer paths, only the bounds are known. */
  private static final int MAX_POINTS = 100;

  /** In points. */
  private static final double MAX_SLANT = 0.1;

  private Path2D path = new Path2D.Double();
  private Rectangle2D bounds = new Rectangle2D.Double();
  private int points;
  private boolean curved;

  /** Operands that are missing or no numbers leave the path as it is. */
  void add(String operator, List<COSBase> operands, Matrix matrix) {
    float[] numbers = numbers(operands);
    int count = numbers.length / 2;
    switch (operator) {
      case "re" -> {
        if (count == 2) {
          addRectangle(numbers[0], numbers[1], numbers[2], numbers[3], matrix);
        }
      }
      case "h" -> {
        if (points > 0 && points <= MAX_POINTS) {
          path.closePath();
        }
      }
      default -> {
        curved |= count > 1;
        for (int index = 0; index < count; index++) {
          // The control points of a curve, as no part of it lies beyond them.
          Point2D point = matrix.transformPoint(numbers[2 * index], numbers[2 * index + 1]);
          add(point, operator.equals("m"));
        }
      }
    }
  }

  void addRectangle(float left, float bottom, float width, float height, Matrix matrix) {
    add(matrix.transformPoint(left, bottom), true);
    add(matrix.transformPoint(left + width, bottom), false);
    add(matrix.transformPoint(left + width, bottom + height), false);
    add(matrix.transformPoint(left, bottom + height), false);
  }

  boolean isEmpty() {
    return points == 0;
  }

  /** Whether it is one line along an axis. */
  boolean isLine() {
    return points == 2 && Math.min(bounds.getWidth(), bounds.getHeight()) < MAX_SLANT;
  }

  Outline outline(boolean evenOdd) {
    if (curved || points > MAX_POINTS) {
      return new Outline(bounds, null);
    }
    path.setWindingRule(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    return new Outline(bounds, path);
  }

  /**
   * The area of the line, which may be a bar or the ground of a row.
   *
   * @param width in points
   */
  Outline line(double width) {
    boolean upright = bounds.getWidth() < bounds.getHeight();
    double across = upright ? width / 2 : 0;
    double along = upright ? 0 : width / 2;
    return Outline.of(
        new Rectangle2D.Double(
            bounds.getX() - across,
            bounds.getY() - along,
            bounds.getWidth() + 2 * across,
            bounds.getHeight() + 2 * along));
  }

  void clear() {
    path = new Path2D.Double();
    bounds = new Rectangle2D.Double();
    points = 0;
    curved = false;
  }

  private void add(Point2D point, boolean start) {
    if (points == 0) {
      bounds.setRect(point.getX(), point.getY(), 0, 0);
    } else {
      bounds.add(point);
    }
    points++;
    if (points > MAX_POINTS) {
      return;
    }
    if (start || points == 1) {
      path.moveTo(point.getX(), point.getY());
    } else {
      path.lineTo(point.getX(), point.getY());
    }
  }

  private static float[] numbers(List<COSBase> operands) {
    float[] numbers = new float[operands.size()];
    for (int index = 0; index < numbers.length; index++) {
      if (!(operands.get(index) instanceof COSNumber number)) {
        return new float[0];
      }
      numbers[index] = number.floatValue();
    }
    return numbers;
  }
}
