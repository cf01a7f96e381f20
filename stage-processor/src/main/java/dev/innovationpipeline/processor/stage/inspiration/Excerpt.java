package dev.innovationpipeline.processor.stage.inspiration;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Selected passages of a text in their order, with marks at the gaps. */
final class Excerpt {

  /** An upper bound of the length of a mark with the break before it. */
  private static final int MAX_MARK_LENGTH =
      mark(99_999_999).length() + ShownPassages.BREAK.length();

  private final List<String> passages;
  private final BitSet kept = new BitSet();

  /** An upper bound of the length of the text. */
  private int length = MAX_MARK_LENGTH;

  Excerpt(List<String> passages) {
    this.passages = passages;
  }

  /** Keeps a passage. Returns false if the excerpt would exceed the maximum length. */
  boolean keep(int index, double maxLength) {
    boolean before = index == 0 || kept.get(index - 1);
    boolean after = index == passages.size() - 1 || kept.get(index + 1);
    int gaps = 1 - (before ? 1 : 0) - (after ? 1 : 0);
    int longer =
        length
            + passages.get(index).length()
            + ShownPassages.BREAK.length()
            + gaps * MAX_MARK_LENGTH;
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

  List<String> parts() {
    List<String> parts = new ArrayList<>();
    int index = 0;
    while (index < passages.size()) {
      if (kept.get(index)) {
        parts.add(passages.get(index));
        index++;
      } else {
        int next = kept.nextSetBit(index);
        int end = next < 0 ? passages.size() : next;
        parts.add(mark(end - index));
        index = end;
      }
    }
    return parts;
  }

  private static String mark(int count) {
    return count == 1 ? "[… 1 passage left out …]" : "[… " + count + " passages left out …]";
  }
}
