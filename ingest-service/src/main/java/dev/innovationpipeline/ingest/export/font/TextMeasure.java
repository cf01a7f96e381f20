package dev.innovationpipeline.ingest.export.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The width of text, by the metrics of Noto Sans, which is wider than Arial. Ideographs and kana
 * are squares in all fonts; letters of other scripts are taken for as wide as they usually are.
 */
public final class TextMeasure {

  private static final int LAST = 0x500;
  private static final double ARABIC_WIDTH = 0.55;
  private static final double PUNCTUATION_WIDTH = 0.5;
  private static final double OTHER_WIDTH = 0.7;
  private static final double WIDE = 1;

  private final double[] regular = widths(Typeface.SANS);
  private final double[] bold = widths(Typeface.SANS_BOLD);

  /**
   * A part of a text that stands in one line.
   *
   * @param start its first character in the text
   * @param end after its last
   */
  public record Line(int start, int end) {}

  /** In the unit of the size, such as points. */
  public double width(String text, double size, boolean isBold) {
    return text.codePoints().mapToDouble(point -> width(point, isBold)).sum() * size;
  }

  /**
   * The lines in which a text stands. Words that are longer than a line are broken; each line break
   * of the text begins a line.
   */
  public List<Line> lines(String text, double lineWidth, double size, boolean isBold) {
    List<Line> lines = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int start = 0;
    double used = 0;
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      String word = text.substring(from, to);
      double shown = width(word.stripTrailing(), size, isBold);
      if (used + shown > lineWidth && from > start) {
        lines.add(new Line(start, from));
        start = from;
        used = 0;
      }
      while (used + width(text.substring(Math.max(from, start), to).stripTrailing(), size, isBold)
          > lineWidth) {
        int fits = fitting(text, start, to, lineWidth, size, isBold);
        lines.add(new Line(start, fits));
        start = fits;
        used = 0;
      }
      used += width(text.substring(Math.max(from, start), to), size, isBold);
      if (word.endsWith("\n")) {
        lines.add(new Line(start, to));
        start = to;
        used = 0;
      }
    }
    if (start < text.length()) {
      lines.add(new Line(start, text.length()));
    }
    return lines;
  }

  /** The end of what fits into a line, at least one character. */
  private int fitting(
      String text, int start, int to, double lineWidth, double size, boolean isBold) {
    int end = start + Character.charCount(text.codePointAt(start));
    double used = width(text.codePointAt(start), isBold) * size;
    while (end < to) {
      int point = text.codePointAt(end);
      used += width(point, isBold) * size;
      if (used > lineWidth) {
        return end;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  private double width(int point, boolean isBold) {
    if (point < LAST) {
      return isBold ? bold[point] : regular[point];
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> WIDE;
      case ARABIC -> ARABIC_WIDTH;
      default -> isWide(point) ? WIDE : isPunctuation(point) ? PUNCTUATION_WIDTH : OTHER_WIDTH;
    };
  }

  /** Full-width forms, symbols and pictures. */
  private static boolean isWide(int point) {
    return (point >= 0x2E80 && point <= 0xFF60) || point >= 0x1F000;
  }

  /** Dashes, quotation marks and the like. */
  private static boolean isPunctuation(int point) {
    return point >= 0x2000 && point <= 0x206F;
  }

  /** Of the characters before {@link #LAST}: Latin, Greek and Cyrillic. */
  private static double[] widths(Typeface typeface) {
    double[] widths = new double[LAST];
    try (InputStream bytes = typeface.open();
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      for (int point = 0; point < LAST; point++) {
        widths[point] =
            Character.isISOControl(point)
                ? 0
                : font.getAdvanceWidth(glyphs.getGlyphId(point)) / (double) font.getUnitsPerEm();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return widths;
  }
}
