package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Limits what is drawn to an area, and to the area of the clip around it.
 *
 * @param depth the number of areas
 */
record Clip(Outline area, @Nullable Clip outer, int depth) {

  /** Deeper than programs nest them; of the last ones, only the bounds count. */
  private static final int MAX_DEPTH = 50;

  static Clip within(@Nullable Clip outer, Outline area) {
    if (outer == null) {
      return new Clip(area, null, 1);
    }
    return outer.depth < MAX_DEPTH
        ? new Clip(area, outer, outer.depth + 1)
        : new Clip(new Outline(area.bounds(), null), outer.outer, outer.depth);
  }

  static boolean covers(@Nullable Clip clip, Rectangle2D box) {
    for (Clip each = clip; each != null; each = each.outer) {
      if (!each.area.covers(box)) {
        return false;
      }
    }
    return true;
  }

  static boolean meets(@Nullable Clip clip, Rectangle2D box) {
    for (Clip each = clip; each != null; each = each.outer) {
      if (!each.area.meets(box)) {
        return false;
      }
    }
    return true;
  }
}
