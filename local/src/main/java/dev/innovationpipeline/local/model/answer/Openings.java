package dev.innovationpipeline.local.model.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The principles in the context of a company. */
final class Openings {

  static final String APPLIES = "Where it applies";
  static final String SERVES = "Whom it serves";

  /** In place of what the profile does not say. */
  static final String SILENT = "the profile is silent";

  static final Brand UNNAMED = new Brand("the brand", "");

  private static final int PRIORITIES = 3;

  private Openings() {}

  static String markdown(String task, List<String> quotes) {
    Profile profile = Profile.in(task);
    StringBuilder markdown =
        new StringBuilder("# Directions for the brand\n\n" + StageAnswers.LABEL + "\n");
    List<String> openings = new ArrayList<>();
    List<Brand> free = new ArrayList<>();
    int number = 0;
    for (Grounds grounds : grounds(Section.of(task), quotes)) {
      if (free.isEmpty()) {
        free.addAll(profile.brands().isEmpty() ? List.of(UNNAMED) : profile.brands());
      }
      Brand brand = Brand.nearest(free, grounds.quotes());
      free.remove(brand);
      String opening = StageAnswers.capitalized(grounds.principle().opening(brand.name())) + ".";
      openings.add(opening);
      markdown.append(
          """

          ## Principle %d: %s

          - **Fit:** %s
          - **%s:** %s
          - **%s:** %s
          - **What the company brings:** %s
          - **What stands in the way:** %s
          - **Grounds:** %s
          - **Opening:** %s
          """
              .formatted(
                  ++number,
                  grounds.principle().imperative(),
                  fit(brand, grounds.quotes()),
                  APPLIES,
                  brand.described(),
                  SERVES,
                  inTurn(profile.audiences(), number),
                  inTurn(profile.strengths(), number),
                  inTurn(profile.constraints(), number),
                  StageAnswers.quoted(grounds.quotes()),
                  opening));
    }
    markdown.append("\n## Priorities\n\n");
    for (int i = 0; i < Math.min(PRIORITIES, openings.size()); i++) {
      markdown.append("%d. %s\n".formatted(i + 1, openings.get(i)));
    }
    return markdown.toString();
  }

  /** As stage 3 of this model arranged them, or anew. */
  static List<Grounds> grounds(List<Section> sections, List<String> quotes) {
    List<Grounds> arranged =
        sections.stream()
            .flatMap(
                section ->
                    Principle.named(section.title()).stream()
                        .map(principle -> new Grounds(principle, section.quotes())))
            .toList();
    return arranged.size() == Grounds.COUNT ? arranged : Grounds.of(quotes);
  }

  private static String fit(Brand brand, List<String> quotes) {
    Optional<String> word = brand.wordIn(quotes);
    return word.isPresent()
        ? "strong. The profile and the document both speak of ‘%s’.".formatted(word.get())
        : "partial. The profile and the document have no word in common here; a person should"
            + " judge.";
  }

  private static String inTurn(List<String> entries, int number) {
    return entries.isEmpty() ? SILENT : entries.get((number - 1) % entries.size());
  }
}
