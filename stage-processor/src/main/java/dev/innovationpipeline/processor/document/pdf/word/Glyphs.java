package dev.innovationpipeline.processor.document.pdf.word;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.text.TextPosition;

/** The glyphs of a page by their directions of writing, in the order in which they were drawn. */
final class Glyphs {

  /** Fewer characters below each other are a column of a table, or chance. */
  private static final int MIN_STACK = 3;

  private final Map<Frame, List<Glyph>> byFrame = new LinkedHashMap<>();

  /** Characters that stand below each other, so far. */
  private final List<Glyph> stack = new ArrayList<>();

  private Glyphs() {}

  static Collection<List<Glyph>> of(List<TextPosition> positions) {
    Glyphs glyphs = new Glyphs();
    positions.forEach(glyphs::add);
    glyphs.endStack();
    return glyphs.byFrame.values();
  }

  private void add(TextPosition position) {
    String text = textOf(position);
    if (text.isEmpty()) {
      return;
    }
    Frame frame = Frame.of(position);
    Glyph glyph = frame.place(position, text);
    boolean stackable =
        frame.equals(Frame.HORIZONTAL) && Script.isWithoutSpaces(text.codePointAt(0));
    if (!stack.isEmpty() && !(stackable && isBelow(stack.getLast(), glyph))) {
      endStack();
    }
    if (stackable) {
      stack.add(glyph);
    } else {
      put(frame, glyph);
    }
  }

  private static boolean isBelow(Glyph above, Glyph glyph) {
    double size = above.size();
    double step = glyph.baseline() - above.baseline();
    double shift = glyph.left() + glyph.right() - above.left() - above.right();
    return step > 0.6 * size && step < 1.6 * size && Math.abs(shift) < size;
  }

  private void endStack() {
    boolean downwards = stack.size() >= MIN_STACK;
    for (Glyph glyph : stack) {
      if (downwards) {
        put(Frame.DOWNWARDS, Frame.turned(glyph));
      } else {
        put(Frame.HORIZONTAL, glyph);
      }
    }
    stack.clear();
  }

  private void put(Frame frame, Glyph glyph) {
    byFrame.computeIfAbsent(frame, key -> new ArrayList<>()).add(glyph);
  }

  /** PDFBox does not know ligatures named like f_i, and returns their codes as characters. */
  private static String textOf(TextPosition glyph) {
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
}
