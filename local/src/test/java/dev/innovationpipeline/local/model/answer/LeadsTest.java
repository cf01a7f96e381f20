package dev.innovationpipeline.local.model.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadsTest {

  private static final String TRUST =
      "Fermented dairy is the most trusted source of live cultures.";
  private static final String OLDER =
      "Shoppers over sixty buy high-protein dairy, yet packages speak to the young athlete.";
  private static final String KEFIR = "Kefir sales grew by a third.";

  @Test
  void noTwoOfFiveCardsBeginAlike() {
    Leads leads = new Leads();
    Set<String> lines = new HashSet<>();
    for (int card = 0; card < 5; card++) {
      lines.add(leads.problem(TRUST));
      lines.add(leads.reason(TRUST));
    }
    assertThat(lines).hasSize(10);
  }

  @Test
  void onlyAFigureIsCalledOne() {
    assertThat(new Leads().reason(KEFIR)).startsWith("There is a figure for it: “Kefir");
    assertThat(new Leads().reason(TRUST)).startsWith("The document gives the reason: ");
  }

  @Test
  void aTensionIsNoPractice() {
    assertThat(new Leads().reason(OLDER)).startsWith("The gap is open today: ");
    assertThat(new Leads().problem(OLDER)).startsWith("Something does not fit together yet: ");
  }
}
