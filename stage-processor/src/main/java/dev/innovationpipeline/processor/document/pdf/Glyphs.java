package dev.innovationpipeline.processor.document.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.text.TextPosition;

/** Joins adjacent glyphs into words. */
final class Glyphs {

  private static final Pattern LIGATURES = Pattern.compile("[\uFB00-\uFB06]");

  private Glyphs() {}

  /** The words of a page, one list for each direction of writing. */
  static Collection<List<Word>> words(List<TextPosition> glyphs) {
    Map<Float, List<TextPosition>> byDirection =
        glyphs.stream()
            .collect(
                Collectors.groupingBy(
                    TextPosition::getDir, LinkedHashMap::new, Collectors.toList()));
    return byDirection.values().stream().map(Glyphs::wordsOf).toList();
  }

  private static List<Word> wordsOf(List<TextPosition> glyphs) {
    List<Word> words = new ArrayList<>();
    List<TextPosition> open = new ArrayList<>();
    for (TextPosition glyph : glyphs) {
      boolean space = unicodeOf(glyph).isBlank();
      if (!open.isEmpty() && (space || !continues(open.getLast(), glyph))) {
        words.add(wordOf(open));
        open.clear();
      }
      if (!space) {
        open.add(glyph);
      }
    }
    if (!open.isEmpty()) {
      words.add(wordOf(open));
    }
    return words;
  }

  private static boolean continues(TextPosition last, TextPosition next) {
    double size = sizeOf(last);
    double gap = next.getXDirAdj() - (last.getXDirAdj() + last.getWidthDirAdj());
    double space = last.getWidthOfSpace();
    double widest = space > 0 && space < size ? space / 2 : size * 0.15;
    boolean sameLine = Math.abs(next.getYDirAdj() - last.getYDirAdj()) < 0.1 * size;
    return sameLine && gap < widest && gap > -size / 2;
  }

  private static Word wordOf(List<TextPosition> glyphs) {
    TextPosition first = glyphs.getFirst();
    TextPosition last = glyphs.getLast();
    String text = glyphs.stream().map(Glyphs::unicodeOf).collect(Collectors.joining());
    double size = sizeOf(first);
    double height = first.getHeightDir() > 0 ? first.getHeightDir() : size * 0.6;
    return new Word(
        LIGATURES
            .matcher(text)
            .replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC)),
        first.getXDirAdj(),
        Math.max(last.getXDirAdj() + last.getWidthDirAdj(), first.getXDirAdj()),
        first.getYDirAdj(),
        height,
        size);
  }

  /** PDFBox does not know ligatures named like f_i, and returns their codes as characters. */
  private static String unicodeOf(TextPosition glyph) {
    String unicode = glyph.getUnicode();
    if (unicode.length() == 1
        && Character.isISOControl(unicode.charAt(0))
        && glyph.getFont() instanceof PDSimpleFont font
        && font.getEncoding() != null) {
      String name = font.getEncoding().getName(glyph.getCharacterCodes()[0]);
      return isLigature(name) ? name.replace("_", "") : unicode;
    }
    return unicode;
  }

  /** Single letters, joined by underscores. */
  private static boolean isLigature(String name) {
    boolean ligature = name.length() >= 3 && name.length() % 2 == 1;
    for (int i = 0; ligature && i < name.length(); i++) {
      char character = name.charAt(i);
      ligature = i % 2 == 0 ? character >= 'a' && character <= 'z' : character == '_';
    }
    return ligature;
  }

  private static double sizeOf(TextPosition glyph) {
    return glyph.getFontSizeInPt() > 0 ? glyph.getFontSizeInPt() : 1;
  }
}
