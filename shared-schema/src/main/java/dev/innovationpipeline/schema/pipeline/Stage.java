package dev.innovationpipeline.schema.pipeline;

import java.util.Optional;

/** The stages of a run, in order; the only list of them. */
public enum Stage {
  INSPIRATION_EXTRACTION(1, "Inspiration extraction"),
  TREND_AMPLIFICATION(2, "Trend amplification"),
  UNIVERSAL_TRANSLATION(3, "Universal translation"),
  BRAND_CONTEXTUALIZATION(4, "Brand contextualization"),
  OPPORTUNITY_GENERATION(5, "Opportunity generation");

  private final int number;
  private final String title;

  Stage(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Counted from 1, as on the wire and in the database. */
  public int number() {
    return number;
  }

  /** What people read. */
  public String title() {
    return title;
  }

  public Optional<Stage> next() {
    return isLast() ? Optional.empty() : Optional.of(of(number + 1));
  }

  public Optional<Stage> previous() {
    return this == first() ? Optional.empty() : Optional.of(of(number - 1));
  }

  public boolean isLast() {
    return this == last();
  }

  public static Stage first() {
    return values()[0];
  }

  public static Stage last() {
    return values()[values().length - 1];
  }

  /**
   * @throws IllegalArgumentException when there is no stage of that number
   */
  public static Stage of(int number) {
    if (number < 1 || number > values().length) {
      throw new IllegalArgumentException(
          "There is no stage " + number + "; stages are numbered 1 to " + values().length + ".");
    }
    return values()[number - 1];
  }
}
