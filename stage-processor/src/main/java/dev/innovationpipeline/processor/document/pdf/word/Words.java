package dev.innovationpipeline.processor.document.pdf.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/** Joins glyphs into words. */
public final class Words {

  private final List<Word> words = new ArrayList<>();

  private Words() {}

  /** The words of a page, one list for each direction of writing. */
  public static List<List<Word>> of(List<TextPosition> glyphs) {
    return Glyphs.of(glyphs).stream().map(Words::ofFrame).toList();
  }

  private static List<Word> ofFrame(List<Glyph> glyphs) {
    Words found = new Words();
    List<Glyph> line = new ArrayList<>();
    for (Glyph glyph : glyphs) {
      if (!line.isEmpty() && !continues(line.getLast(), glyph)) {
        found.addLine(line);
        line.clear();
      }
      line.add(glyph);
    }
    if (!line.isEmpty()) {
      found.addLine(line);
    }
    return found.words;
  }

  private static boolean continues(Glyph last, Glyph next) {
    return last.continuesWith(next)
        || last.continuesBackwardsWith(next) && isBackwards(last) && isBackwards(next);
  }

  private static boolean isBackwards(Glyph glyph) {
    return glyph.isSpace() || Script.hasRightToLeft(glyph.text());
  }

  private void addLine(List<Glyph> line) {
    double limit = Gaps.limitOf(line);
    List<Glyph> open = new ArrayList<>();
    boolean space = false;
    boolean afterSpace = false;
    for (Glyph glyph : line) {
      if (glyph.isSpace()) {
        space = true;
        continue;
      }
      if (!open.isEmpty()
          && !isLeader(open.getLast(), glyph)
          && (space || Gaps.separates(open.getLast(), glyph, limit))) {
        words.add(wordOf(open, afterSpace, limit));
        open.clear();
        afterSpace = true;
      }
      space = false;
      open.add(glyph);
    }
    if (!open.isEmpty()) {
      words.add(wordOf(open, afterSpace, limit));
    }
  }

  /** The dots between a heading and its page are one word; each on its own, they hide the gaps. */
  private static boolean isLeader(Glyph before, Glyph next) {
    return before.text().equals(".")
        && next.text().equals(".")
        && Gaps.between(before, next) < 2 * before.size();
  }

  private static Word wordOf(List<Glyph> glyphs, boolean afterSpace, double limit) {
    boolean backwards = glyphs.stream().anyMatch(glyph -> Script.hasRightToLeft(glyph.text()));
    List<Glyph> ordered =
        backwards
            ? glyphs.stream().sorted(Comparator.comparingDouble(Glyph::left)).toList()
            : glyphs;
    StringBuilder text = new StringBuilder();
    for (Glyph glyph : ordered) {
      // A ligature is turned round with its line, and must come out as it was.
      text.append(backwards ? new StringBuilder(glyph.text()).reverse() : glyph.text());
    }
    Glyph first = ordered.getFirst();
    double right = ordered.stream().mapToDouble(Glyph::right).max().orElse(first.right());
    return new Word(
        Characters.normal(text.toString()),
        first.left(),
        right,
        first.baseline(),
        first.size(),
        afterSpace,
        limit);
  }
}
