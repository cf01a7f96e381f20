package dev.innovationpipeline.schema.company;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A company as the model is told of it.
 *
 * @param portfolio the categories in which it sells
 * @param brands at least one
 * @param constraints by which its products are bound, such as laws
 * @param tone of its voice
 * @param markets where it sells
 * @param forbiddenThemes that no idea for it may touch
 * @param reviewAfter the stages after which its runs wait for a review, ascending; null for none.
 *     The model is not told
 */
public record CompanyProfile(
    String name,
    String description,
    List<String> portfolio,
    List<Brand> brands,
    List<String> audiences,
    List<String> strengths,
    List<String> constraints,
    @Nullable String tone,
    List<String> markets,
    List<String> forbiddenThemes,
    @Nullable List<Integer> reviewAfter) {

  /** One whose runs wait for no review. */
  public CompanyProfile(
      String name,
      String description,
      List<String> portfolio,
      List<Brand> brands,
      List<String> audiences,
      List<String> strengths,
      List<String> constraints,
      @Nullable String tone,
      List<String> markets,
      List<String> forbiddenThemes) {
    this(
        name,
        description,
        portfolio,
        brands,
        audiences,
        strengths,
        constraints,
        tone,
        markets,
        forbiddenThemes,
        null);
  }

  public CompanyProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    portfolio = copy(portfolio);
    brands = List.copyOf(Objects.requireNonNullElse(brands, List.of()));
    audiences = copy(audiences);
    strengths = copy(strengths);
    constraints = copy(constraints);
    markets = copy(markets);
    forbiddenThemes = copy(forbiddenThemes);
    reviewAfter = reviewAfter == null ? null : List.copyOf(reviewAfter);
  }

  private static List<String> copy(@Nullable List<String> texts) {
    return List.copyOf(Objects.requireNonNullElse(texts, List.of()));
  }
}
