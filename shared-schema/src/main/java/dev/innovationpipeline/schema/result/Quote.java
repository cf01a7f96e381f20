package dev.innovationpipeline.schema.result;

import dev.innovationpipeline.schema.document.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the document on which an inspiration rests.
 *
 * @param id unique in its result, such as {@code q3}
 * @param inspiration the number of the inspiration, from 1
 * @param text as the document has it; as the model wrote it where it was not found
 * @param verified whether code found it in the document
 * @param passage the id of the passage in which it begins; null where it was not found
 * @param start its first character in that passage, in UTF-16 code units; null where it was not
 *     found
 * @param end after its last character in that passage; null where it was not found
 * @param place of the passage: page, slide, sheet or section; null where it was not found
 * @param likeness of the model's words and the document's, 0 to 1; 1 where only white space,
 *     quotation marks, hyphens or ligatures differ; null where it was not found
 */
public record Quote(
    String id,
    int inspiration,
    String text,
    boolean verified,
    @Nullable String passage,
    @Nullable Integer start,
    @Nullable Integer end,
    @Nullable Place place,
    @Nullable Double likeness) {

  /** The most characters of a text; a longer one is cut at a word. */
  public static final int MAX_CHARS = 600;

  /** The most that an inspiration has. */
  public static final int MAX_OF_INSPIRATION = 5;

  public Quote {
    id = Objects.requireNonNullElse(id, "");
    text = Objects.requireNonNullElse(text, "");
  }

  /** The same under another id. */
  public Quote withId(String other) {
    return new Quote(other, inspiration, text, verified, passage, start, end, place, likeness);
  }

  /** A quote that the document does not have. */
  public static Quote unverified(String id, int inspiration, String text) {
    return new Quote(id, inspiration, text, false, null, null, null, null, null);
  }
}
