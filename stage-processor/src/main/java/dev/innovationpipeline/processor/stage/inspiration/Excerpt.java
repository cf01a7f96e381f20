package dev.innovationpipeline.processor.stage.inspiration;

import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;

/** Selected paragraphs of a text in their order, with marks at the gaps. */
final class Excerpt {

  private static final String BREAK = "\n\n";

  /** An upper bound of the length of a mark with the break before it. */
  private static final int MAX_MARK_LENGTH = mark(99_999_999).length() + BREAK.length();

  private final List<String> paragraphs;
  private final BitSet kept = new BitSet();

  /** An upper bound of the length of the text. */
  private int length = MAX_MARK_LENGTH;

  Excerpt(List<String> paragraphs) {
    this.paragraphs = paragraphs;
  }

  /** Keeps a paragraph. Returns false if the excerpt would exceed the maximum length. */
  boolean keep(int index, double maxLength) {
    boolean before = index == 0 || kept.get(index - 1);
    boolean after = index == paragraphs.size() - 1 || kept.get(index + 1);
    int gaps = 1 - (before ? 1 : 0) - (after ? 1 : 0);
    int longer = length + paragraphs.get(index).length() + BREAK.length() + gaps * MAX_MARK_LENGTH;
    if (longer > maxLength) {
      return false;
    }
    kept.set(index);
    length = longer;
    return true;
  }

  int length() {
    return length;
  }

  int kept() {
    return kept.cardinality();
  }

  String text() {
    StringJoiner text = new StringJoiner(BREAK);
    int index = 0;
    while (index < paragraphs.size()) {
      if (kept.get(index)) {
        text.add(paragraphs.get(index));
        index++;
      } else {
        int next = kept.nextSetBit(index);
        int end = next < 0 ? paragraphs.size() : next;
        text.add(mark(end - index));
        index = end;
      }
    }
    return text.toString();
  }

  private static String mark(int count) {
    return count == 1 ? "[… 1 paragraph left out …]" : "[… " + count + " paragraphs left out …]";
  }
}
