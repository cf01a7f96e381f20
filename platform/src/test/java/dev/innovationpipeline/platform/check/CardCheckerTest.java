package dev.innovationpipeline.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardCheckerTest {

  private static final CardChecker CHECKER =
      new CardChecker(
          new BrandNames(Map.of("dairy", List.of("North Pole"), "tools", List.of("Anvil"))));

  private static final OpportunityCard SOUND =
      card(
          1,
          "North Pole at the desk",
          "Office workers skip lunch, as 37 percent say.",
          "North Pole comes in a tray that needs no kitchen.");

  @Test
  void aSoundCardHasNothingButItsBrand() {
    assertThat(check(SOUND))
        .containsExactly(
            new CardCheck(1, List.of("North Pole"), List.of(), List.of(), List.of(), null));
  }

  @Test
  void eachFaultIsNamed() {
    OpportunityCard other =
        card(2, "x", "Farmers freeze at dawn, as 73 percent say.", "An Anvil warms their hands.");
    assertThat(check(SOUND, other).getLast())
        .isEqualTo(
            new CardCheck(
                2,
                List.of(),
                List.of("Anvil"),
                List.of(new CardCheck.Length("title", 1, 2, 120)),
                List.of(new CardCheck.UnsourcedNumber("problem", "73 percent")),
                null));
  }

  @Test
  void theSameCardTwiceIsMarkedOnBoth() {
    OpportunityCard twin = card(4, SOUND.title(), SOUND.problem(), SOUND.solution());
    List<CardCheck> checks =
        check(SOUND, card(2, "Fish", "It is cold at sea.", "A net of wool."), twin);
    assertThat(checks.getFirst().alike()).isEqualTo(new CardCheck.Alike(4, 1));
    assertThat(checks.get(1).alike()).isNull();
    assertThat(checks.getLast().alike()).isEqualTo(new CardCheck.Alike(1, 1));
  }

  @Test
  void aStandardCardIsNotChecked() {
    assertThat(check(OpportunityCard.fallback(1), OpportunityCard.fallback(2))).isEmpty();
  }

  @Test
  void lengthsAreCountedInCodePoints() {
    OpportunityCard long120 = card(1, "🐄".repeat(120), SOUND.problem(), SOUND.solution());
    assertThat(check(long120).getFirst().lengths()).isEmpty();
    OpportunityCard long121 = card(1, "🐄".repeat(121), SOUND.problem(), SOUND.solution());
    assertThat(check(long121).getFirst().lengths())
        .containsExactly(new CardCheck.Length("title", 121, 2, 120));
  }

  private static List<CardCheck> check(OpportunityCard... cards) {
    return CHECKER.check(
        "dairy", ReadCard.of(List.of(cards)), List.of("Of all workers, 37 % skip lunch."));
  }

  private static OpportunityCard card(int number, String title, String problem, String solution) {
    return OpportunityCard.of(
        number,
        title,
        Map.of(
            CardField.TAGLINE, "Sit down and eat",
            CardField.PROBLEM, problem,
            CardField.SOLUTION, solution,
            CardField.WHY_NOW, "Offices have called people back.",
            CardField.TARGET_SEGMENT, "Office workers",
            CardField.QUICK_WIN, "Put a fridge into one office."));
  }
}
