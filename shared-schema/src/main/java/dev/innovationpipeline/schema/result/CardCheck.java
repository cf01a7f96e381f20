package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about the form of a card, found by code, that help people to judge it. None of them is a
 * verdict on its worth.
 *
 * @param card its number
 * @param brands of the run's company that it names, as the company's profile writes them
 * @param otherBrands of other companies that it names
 * @param lengths texts that are shorter or longer than the limits
 * @param numbers that stand in none of the texts that the card was made of
 * @param alike the other card of the run that says nearly the same; null where there is none
 */
public record CardCheck(
    int card,
    List<String> brands,
    List<String> otherBrands,
    List<Length> lengths,
    List<UnsourcedNumber> numbers,
    @Nullable Alike alike) {

  public CardCheck {
    brands = List.copyOf(Objects.requireNonNullElse(brands, List.of()));
    otherBrands = List.copyOf(Objects.requireNonNullElse(otherBrands, List.of()));
    lengths = List.copyOf(Objects.requireNonNullElse(lengths, List.of()));
    numbers = List.copyOf(Objects.requireNonNullElse(numbers, List.of()));
  }

  /**
   * A text that is shorter or longer than a card's text should be.
   *
   * @param field its name in JSON, {@code title} included
   * @param characters Unicode code points that it has
   * @param min the fewest that it should have
   * @param max the most that it should have
   */
  public record Length(String field, int characters, int min, int max) {

    public Length {
      field = Objects.requireNonNullElse(field, "");
    }
  }

  /**
   * A number that a card states and its sources do not.
   *
   * @param field the name in JSON of the text that states it
   * @param text the number as the card writes it, with its unit
   */
  public record UnsourcedNumber(String field, String text) {

    public UnsourcedNumber {
      field = Objects.requireNonNullElse(field, "");
      text = Objects.requireNonNullElse(text, "");
    }
  }

  /**
   * Another card that says nearly the same.
   *
   * @param card its number
   * @param likeness of the two, 0 to 1
   */
  public record Alike(int card, double likeness) {}
}
