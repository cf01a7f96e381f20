package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.text.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * A page, slide, sheet or section of a text. It begins with a paragraph and ends where the next one
 * begins.
 *
 * @param start the index of its first character in the text
 */
public record Region(Place place, int start) {

  public static Region page(int number, int start) {
    return new Region(new Place(Place.Kind.PAGE, number, null), start);
  }

  static Region of(Place.Kind kind, int number, @Nullable String name, int start) {
    String shown =
        name == null
            ? null
            : UntrustedText.cut(UntrustedText.clean(name), UntrustedText.MAX_NAME_CHARS);
    return new Region(new Place(kind, number, shown), start);
  }

  public Region movedTo(int newStart) {
    return new Region(place, newStart);
  }
}
