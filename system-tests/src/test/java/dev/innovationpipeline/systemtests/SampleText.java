package dev.innovationpipeline.systemtests;

/** A document of a few sentences, enough for every stage. */
public final class SampleText {

  public static final String TEXT =
      """
      # Dairy trends

      Kefir sales in small bottles grew by a third, as people drink it on the way to work.
      Cottage cheese has become a base for bowls and dips, because it brings protein without powder.
      Regional dairies print the date of fermentation, and buyers describe the drink as alive.
      Younger shoppers compare dairy with oat drinks on climate figures before they buy.
      Returnable boxes in office fridges kept their users after the trial had ended.
      """;

  private SampleText() {}
}
