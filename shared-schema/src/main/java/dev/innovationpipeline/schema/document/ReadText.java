package dev.innovationpipeline.schema.document;

import java.util.List;
import java.util.Objects;

/**
 * The text of a document with its passages, in reading order. They do not overlap, and only white
 * space is between them.
 */
public record ReadText(String text, List<Passage> passages) {

  public ReadText {
    Objects.requireNonNull(text, "text");
    passages = List.copyOf(passages);
    int end = 0;
    for (Passage passage : passages) {
      if (passage.start() < end || passage.end() > text.length()) {
        throw new IllegalArgumentException("The passage " + passage.id() + " is out of place.");
      }
      end = passage.end();
    }
  }
}
