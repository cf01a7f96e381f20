package dev.innovationpipeline.schema.document;

import java.util.Objects;

/**
 * A paragraph, group of table rows or other short part of a document's text.
 *
 * @param id unique in its text, for example {@code p12.3}: the third passage of page 12
 * @param start the index of its first character in the whole text, in UTF-16 code units as Java and
 *     JavaScript count
 * @param end the index after its last character
 */
public record Passage(String id, Place place, int start, int end) {

  public Passage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(place, "place");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "There is no passage from %d to %d.".formatted(start, end));
    }
  }

  /** Its part of the whole text. */
  public String in(String text) {
    return text.substring(start, end);
  }

  public int length() {
    return end - start;
  }
}
