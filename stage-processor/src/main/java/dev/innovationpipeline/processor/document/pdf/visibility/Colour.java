package dev.innovationpipeline.processor.document.pdf.visibility;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.color.PDCIEDictionaryBasedColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.color.PDLab;

/** A colour by its shares of red, green and blue, from 0 to 1. */
record Colour(double red, double green, double blue) {

  static final Colour WHITE = new Colour(1, 1, 1);

  /** On white, a grey of at least 94 %: darker ones are read with an effort. */
  private static final double MAX_DIFFERENCE = 0.06;

  /** Empty for patterns, and for a colour that cannot be computed. */
  static Optional<Colour> of(PDColor color) {
    if (color.isPattern()) {
      return Optional.empty();
    }
    PDColorSpace space = color.getColorSpace();
    float[] shares = color.getComponents();
    if (isPlain(space)) {
      // Profiles change a colour less than it takes to be seen, and are slow to load.
      return switch (shares.length) {
        case 1 -> Optional.of(new Colour(shares[0], shares[0], shares[0]));
        case 3 -> Optional.of(new Colour(shares[0], shares[1], shares[2]));
        case 4 -> Optional.of(ofInks(shares));
        default -> Optional.empty();
      };
    }
    try {
      int rgb = color.toRGB();
      return Optional.of(
          new Colour((rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0));
    } catch (StageFailedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether text of one of the colours cannot be read on the other. */
  boolean isLike(Colour other) {
    return Math.abs(red - other.red) <= MAX_DIFFERENCE
        && Math.abs(green - other.green) <= MAX_DIFFERENCE
        && Math.abs(blue - other.blue) <= MAX_DIFFERENCE;
  }

  private static boolean isPlain(PDColorSpace space) {
    return space instanceof PDDeviceColorSpace
        || space instanceof PDICCBased
        || space instanceof PDCIEDictionaryBasedColorSpace && !(space instanceof PDLab);
  }

  private static Colour ofInks(float[] inks) {
    double light = 1 - inks[3];
    return new Colour((1 - inks[0]) * light, (1 - inks[1]) * light, (1 - inks[2]) * light);
  }
}
