package dev.innovationpipeline.ingest.export.content;

/**
 * A fact about a card that asks a reader to look.
 *
 * @param sentence one, or some, for people
 */
public record Mark(Kind kind, String sentence) {

  /** The kinds of marks, in the order in which people read them. */
  public enum Kind {
    NO_BRAND("Names no brand of the company"),
    OTHER_BRAND("Names a brand of another company"),
    NUMBER("States a number without source"),
    LENGTH("Has a text of unusual length"),
    ALIKE("Says nearly the same as another card");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For charts and headings. */
    public String label() {
      return label;
    }
  }
}
