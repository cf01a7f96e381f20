package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * An area of a page.
 *
 * @param path null when the area may be any part of its bounds
 */
record Outline(Rectangle2D bounds, @Nullable Path2D path) {

  static Outline of(Rectangle2D area) {
    return new Outline(area, new Path2D.Double(area));
  }

  /** Whether all of the box is surely in this area. */
  boolean covers(Rectangle2D box) {
    return path != null && bounds.contains(box) && path.contains(box);
  }

  /** Whether a part of the box may be in this area. */
  boolean meets(Rectangle2D box) {
    return bounds.intersects(box) && (path == null || path.intersects(box));
  }
}
