package dev.innovationpipeline.local.model.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The passages that a prompt shows, by which quotes get their ids.
 *
 * @param shown the document as the prompt shows it
 */
record Passages(String shown, List<Passage> passages) {

  private static final int MAX_ID = 24;

  /**
   * A passage.
   *
   * @param text in one line, without markup
   */
  record Passage(String id, String text) {}

  static Passages in(String task) {
    String shown = DocumentText.shownIn(task);
    List<Passage> passages = new ArrayList<>();
    Matcher ids = DocumentText.PASSAGE_ID.matcher(shown);
    boolean found = ids.find();
    while (found) {
      String id = ids.group(1);
      int start = ids.end();
      found = ids.find();
      passages.add(
          new Passage(
              id,
              DocumentText.clean(shown.substring(start, found ? ids.start() : shown.length()))));
    }
    return new Passages(shown, passages);
  }

  /** The id of the passage that has the sentence, or that is noted behind it; else empty. */
  String idOf(String sentence) {
    for (Passage passage : passages) {
      if (passage.text.contains(sentence)) {
        return passage.id;
      }
    }
    String noted = "“" + sentence + "” [";
    int start = shown.indexOf(noted);
    int end = start < 0 ? -1 : shown.indexOf(']', start + noted.length());
    return end < 0 || end - start - noted.length() > MAX_ID
        ? ""
        : shown.substring(start + noted.length(), end);
  }
}
