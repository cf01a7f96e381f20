package dev.innovationpipeline.local.model.answer;

import java.util.List;

/** The trends as principles for any trade. */
final class Principles {

  private Principles() {}

  static String markdown(List<String> quotes) {
    StringBuilder markdown = new StringBuilder("# Principles\n\n" + StageAnswers.LABEL + "\n");
    int number = 0;
    for (Grounds grounds : Grounds.of(quotes)) {
      Principle principle = grounds.principle();
      markdown.append(
          """

          ## Principle %d: %s

          - **What it means:** %s
          - **Why it works:** %s
          - **From the trends:** %s
          - **Test:** %s
          """
              .formatted(
                  ++number,
                  principle.imperative(),
                  principle.meaning(),
                  principle.why(),
                  StageAnswers.quoted(grounds.quotes()),
                  principle.test()));
    }
    return markdown.toString();
  }
}
