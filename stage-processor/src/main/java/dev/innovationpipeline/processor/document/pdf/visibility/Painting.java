package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Follows the operators of a page that paint areas and pictures, or clip what is painted. */
final class Painting {

  private enum Winding {
    NON_ZERO,
    EVEN_ODD
  }

  private final PDFStreamEngine engine;
  private final Outline page;
  private final Backdrop backdrop = new Backdrop();
  private final Colours colours = new Colours();
  private final PathDrawing path = new PathDrawing();
  private Deque<Optional<Clip>> saved = new ArrayDeque<>();
  private @Nullable Clip clip;
  private @Nullable Winding pendingClip;

  /** The clips outside of a form, which are restored at its end. */
  record Level(Deque<Optional<Clip>> saved, @Nullable Clip clip) {}

  Painting(PDFStreamEngine engine, PDRectangle page) {
    this.engine = engine;
    this.page = Outline.of(page.toGeneralPath().getBounds2D());
  }

  Backdrop backdrop() {
    return backdrop;
  }

  /** Whether the clip leaves nothing of the box. */
  boolean clips(Rectangle2D box) {
    return !Clip.meets(clip, box);
  }

  void follow(String operator, List<COSBase> operands) {
    switch (operator) {
      case "m", "l", "c", "v", "y", "re", "h" -> path.add(operator, operands, matrix());
      case "W" -> pendingClip = Winding.NON_ZERO;
      case "W*" -> pendingClip = Winding.EVEN_ODD;
      case "f", "F", "B", "b" -> fill(false);
      case "f*", "B*", "b*" -> fill(true);
      case "S", "s" -> stroke();
      case "n" -> endPath();
      case "sh" -> backdrop.fill(page, clip, Optional.empty());
      case "BI" -> picture();
      case "Do" -> {
        if (!operands.isEmpty()
            && operands.getFirst() instanceof COSName name
            && engine.getResources() != null
            && engine.getResources().isImageXObject(name)) {
          picture();
        }
      }
      case "q" -> saved.push(Optional.ofNullable(clip));
      case "Q" -> {
        if (!saved.isEmpty()) {
          clip = saved.pop().orElse(null);
        }
      }
      default -> {}
    }
  }

  /** Begins a form, which draws within its own box. */
  Level enter(PDFormXObject form) {
    Level outside = new Level(saved, clip);
    saved = new ArrayDeque<>();
    PDRectangle box = form.getBBox();
    if (box != null) {
      PathDrawing frame = new PathDrawing();
      Matrix matrix = matrix().clone();
      matrix.concatenate(form.getMatrix());
      frame.addRectangle(
          box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight(), matrix);
      clip = Clip.within(clip, frame.outline(false));
    }
    return outside;
  }

  void leave(Level outside) {
    saved = outside.saved;
    clip = outside.clip;
  }

  private void fill(boolean evenOdd) {
    PDGraphicsState state = engine.getGraphicsState();
    double alpha = state.getNonStrokeAlphaConstant();
    if (!path.isEmpty() && !backdrop.isFull() && alpha > 0) {
      backdrop.fill(path.outline(evenOdd), clip, colour(state.getNonStrokingColor(), alpha));
    }
    endPath();
  }

  /** Of lines only: around other shapes, a stroke does not lie behind the text in them. */
  private void stroke() {
    PDGraphicsState state = engine.getGraphicsState();
    double alpha = state.getAlphaConstant();
    if (path.isLine() && !backdrop.isFull() && alpha > 0) {
      double width = state.getLineWidth() * matrix().getScalingFactorX();
      backdrop.fill(path.line(width), clip, colour(state.getStrokingColor(), alpha));
    }
    endPath();
  }

  private Optional<Colour> colour(PDColor color, double alpha) {
    PDGraphicsState state = engine.getGraphicsState();
    boolean opaque =
        alpha == 1 && state.getSoftMask() == null && BlendMode.NORMAL.equals(state.getBlendMode());
    return opaque ? colours.of(color) : Optional.empty();
  }

  private void endPath() {
    if (pendingClip != null && !path.isEmpty()) {
      clip = Clip.within(clip, path.outline(pendingClip == Winding.EVEN_ODD));
    }
    pendingClip = null;
    path.clear();
  }

  /** A picture fills the square from 0 to 1 of its own coordinates. */
  private void picture() {
    PathDrawing square = new PathDrawing();
    square.addRectangle(0, 0, 1, 1, matrix());
    backdrop.picture(square.outline(false), clip);
  }

  private Matrix matrix() {
    return engine.getGraphicsState().getCurrentTransformationMatrix();
  }
}
