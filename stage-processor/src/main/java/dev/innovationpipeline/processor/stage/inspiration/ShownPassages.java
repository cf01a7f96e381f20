package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.ReadText;
import java.util.ArrayList;
import java.util.List;

/**
 * The passages of a document as a model reads them, parted by blank lines. Each begins with its id
 * in brackets, if ids are shown.
 *
 * @param ids whether ids are shown
 */
record ShownPassages(ReadText document, boolean ids) {

  static final String BREAK = "\n\n";

  /** The length of all of them. */
  int length() {
    int length = Math.max(0, document.passages().size() - 1) * BREAK.length();
    for (Passage passage : document.passages()) {
      length += passage.length() + (ids ? passage.id().length() + 3 : 0);
    }
    return length;
  }

  /** The passages; longer ones in parts, each with the id of its passage. */
  List<String> parts(int maxLength) {
    List<String> parts = new ArrayList<>();
    for (Passage passage : document.passages()) {
      String text = passage.in(document.text());
      if (text.length() <= maxLength) {
        parts.add(shown(passage, text));
      } else {
        ParagraphSplit.of(text, maxLength).forEach(part -> parts.add(shown(passage, part)));
      }
    }
    return parts;
  }

  private String shown(Passage passage, String text) {
    return ids ? "[" + passage.id() + "] " + text : text;
  }
}
