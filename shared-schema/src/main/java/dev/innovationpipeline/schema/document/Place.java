package dev.innovationpipeline.schema.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document in which passages are numbered.
 *
 * @param number of the page or slide; sheets and sections are counted in reading order, and 0 is
 *     the text before the first
 * @param name of the sheet, title of the slide or heading of the section; null where there is none
 */
public record Place(Kind kind, int number, @Nullable String name) {

  /** The text of a document that has no parts, or of the part before the first heading. */
  public static final Place BEGINNING = new Place(Kind.SECTION, 0, null);

  public Place {
    kind = Objects.requireNonNullElse(kind, Kind.SECTION);
  }

  /** Of passages of this place all ids begin so, for example {@code p12}. */
  public String prefix() {
    return kind.letter + number;
  }

  /** The kinds of places, by their names on the wire. */
  public enum Kind {
    PAGE("page", "p"),
    SLIDE("slide", "s"),
    SHEET("sheet", "t"),
    SECTION("section", "h");

    private final String wireName;
    private final String letter;

    Kind(String wireName, String letter) {
      this.wireName = wireName;
      this.letter = letter;
    }

    @JsonValue
    public String wireName() {
      return wireName;
    }
  }
}
