package dev.innovationpipeline.processor.document.pdf.visibility;

import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.jspecify.annotations.Nullable;

/** Computes each colour once, as most glyphs have that of the one before. */
final class Colours {

  private @Nullable PDColor last;
  private Optional<Colour> computed = Optional.empty();

  /** Empty for patterns, and for a colour that cannot be computed. */
  Optional<Colour> of(PDColor color) {
    if (color != last) {
      computed = Colour.of(color);
      last = color;
    }
    return computed;
  }
}
