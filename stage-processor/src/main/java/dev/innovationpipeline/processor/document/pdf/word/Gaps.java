package dev.innovationpipeline.processor.document.pdf.word;

import java.util.Arrays;
import java.util.List;

/**
 * The gaps between the glyphs of a line, from which follows how wide a gap between two words is at
 * least: in most lines the gaps form two groups, and the limit lies between them.
 */
final class Gaps {

  /** The limit where a line is too short to tell; kerning is narrower, spaces are wider. */
  private static final double USUAL_LIMIT = 0.12;

  /** The least distance between the widest gap in a word and the narrowest between words. */
  private static final double MIN_JUMP = 0.07;

  private static final double MIN_SPACE = 0.1;

  /** Between columns and cells, not between letters or words. */
  private static final double MAX_SPACE = 0.8;

  private static final double MIN_LETTER_SPACING = -0.2;
  private static final double MAX_LETTER_SPACING = 0.5;

  /** With fewer gaps, spaced letters cannot be told from words of one letter. */
  private static final int MIN_GAPS = 8;

  /** Even in a line of short words, a third of the gaps are between letters. */
  private static final double LETTER_SHARE = 0.35;

  private static final double NARROW_SHARE = 0.1;
  private static final double MAX_KERNING = 0.06;

  private Gaps() {}

  /**
   * The limit of a line in points.
   *
   * @param line glyphs in the order of the line, spaces included
   */
  static double limitOf(List<Glyph> line) {
    double unit = unitOf(line);
    double[] gaps = new double[line.size()];
    int count = 0;
    Glyph before = null;
    for (Glyph glyph : line) {
      if (before != null && !before.isSpace() && !glyph.isSpace()) {
        double gap = between(before, glyph) / unit;
        if (gap < MAX_SPACE
            && gap > -MAX_SPACE
            && !Script.isWithoutSpace(before.text(), glyph.text())) {
          gaps[count++] = gap;
        }
      }
      before = glyph;
    }
    return limitOf(Arrays.copyOf(gaps, count)) * unit;
  }

  private static double limitOf(double[] gaps) {
    Arrays.sort(gaps);
    double spacing = 0;
    if (gaps.length >= MIN_GAPS) {
      // The spacing of letters is even; where narrower gaps are many, the wider ones part words.
      double common = gaps[(int) (LETTER_SHARE * gaps.length)];
      double narrow = gaps[(int) (NARROW_SHARE * gaps.length)] + MAX_KERNING;
      spacing = Math.clamp(Math.min(common, narrow), MIN_LETTER_SPACING, MAX_LETTER_SPACING);
    }
    for (int index = 1; index < gaps.length; index++) {
      double narrow = gaps[index - 1];
      double wide = gaps[index];
      if (wide >= spacing + MIN_SPACE && wide - narrow >= MIN_JUMP) {
        return (Math.max(narrow, spacing) + wide) / 2;
      }
    }
    return spacing + USUAL_LIMIT;
  }

  /** The width of two letters: an em, but less for condensed fonts, whose spaces are narrow. */
  private static double unitOf(List<Glyph> line) {
    double size = line.getFirst().size();
    double[] widths =
        line.stream().filter(glyph -> !glyph.isSpace()).mapToDouble(Glyph::width).toArray();
    if (widths.length == 0) {
      return size;
    }
    Arrays.sort(widths);
    return Math.clamp(2 * widths[widths.length / 2], 0.4 * size, size);
  }

  /** The gap between neighbours, whichever of them is on the left. */
  static double between(Glyph one, Glyph other) {
    return Math.max(other.left() - one.right(), one.left() - other.right());
  }

  static boolean separates(Glyph before, Glyph next, double limit) {
    double gap = between(before, next);
    return Script.isWithoutSpace(before.text(), next.text())
        ? gap > MAX_SPACE * Math.max(before.size(), next.size())
        : gap > limit;
  }
}
