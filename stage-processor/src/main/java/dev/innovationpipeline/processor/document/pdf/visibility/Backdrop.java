package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The areas and pictures that a page has drawn so far, on white paper. */
final class Backdrop {

  /** More than maps and charts have in most reports; what lies behind text is unknown then. */
  private static final int MAX_FILLS = 5_000;

  private static final int MAX_PICTURES = 1_000;

  private final List<Fill> fills = new ArrayList<>();
  private final Set<Colour> colours = new HashSet<>();
  private final List<Fill> pictures = new ArrayList<>();
  private boolean tooManyFills;
  private boolean tooManyPictures;

  /**
   * @param colour empty if it is not one colour, or lets others through
   */
  private record Fill(Outline area, @Nullable Clip clip, Optional<Colour> colour) {

    boolean meets(Rectangle2D box) {
      return area.meets(box) && Clip.meets(clip, box);
    }

    boolean covers(Rectangle2D box) {
      return area.covers(box) && Clip.covers(clip, box);
    }
  }

  boolean isFull() {
    return tooManyFills;
  }

  void fill(Outline area, @Nullable Clip clip, Optional<Colour> colour) {
    if (fills.size() == MAX_FILLS) {
      tooManyFills = true;
      return;
    }
    fills.add(new Fill(area, clip, colour));
    colour.ifPresent(colours::add);
  }

  void picture(Outline area, @Nullable Clip clip) {
    if (pictures.size() == MAX_PICTURES) {
      tooManyPictures = true;
      return;
    }
    pictures.add(new Fill(area, clip, Optional.empty()));
  }

  /** Whether text of this colour would surely be on nothing but the same colour. */
  boolean hides(Rectangle2D box, Colour text) {
    boolean white = text.isLike(Colour.WHITE);
    if (tooManyFills || (!white && colours.stream().noneMatch(text::isLike))) {
      return false;
    }
    for (Fill fill : fills.reversed()) {
      if (fill.meets(box)) {
        if (fill.colour.filter(text::isLike).isEmpty()) {
          return false;
        }
        if (fill.covers(box)) {
          return true;
        }
      }
    }
    return white;
  }

  /** Whether a picture, such as a scan, is or may be at this place. */
  boolean hasPicture(Rectangle2D box) {
    return tooManyPictures || pictures.stream().anyMatch(picture -> picture.meets(box));
  }
}
