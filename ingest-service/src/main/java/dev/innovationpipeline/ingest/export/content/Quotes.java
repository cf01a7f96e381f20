package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.Quote;
import java.util.Locale;

/** Quotes of a document, with the place where a reader finds them. */
public final class Quotes {

  private Quotes() {}

  /** The quote in quotation marks, and its place. */
  public static String line(Quote quote) {
    return "“%s” (%s)".formatted(quote.text().strip(), place(quote));
  }

  /** For people, such as {@code page 12}. */
  public static String place(Quote quote) {
    if (!quote.verified()) {
      return "not found in the document";
    }
    Place place = quote.place();
    if (place == null) {
      return "in the document";
    }
    String name = place.name();
    boolean named = name != null && !name.isBlank();
    return switch (place.kind()) {
      case PAGE, SLIDE -> place.kind().name().toLowerCase(Locale.ROOT) + " " + place.number();
      case SHEET -> named ? "sheet “" + name + "”" : "sheet " + place.number();
      case SECTION -> named ? "section “" + name + "”" : "beginning of the document";
    };
  }
}
