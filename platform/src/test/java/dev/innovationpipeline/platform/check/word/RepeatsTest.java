package dev.innovationpipeline.platform.check.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.platform.check.Repeats;
import dev.innovationpipeline.platform.check.Repeats.Repeat;
import dev.innovationpipeline.platform.check.Tally;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cards of a later run that say an earlier run's cards again in other words. */
class RepeatsTest {

  private static final double BAR = 0.95;

  @Test
  void cardsThatALaterRunSaysAgainAreFoundAndNoOthers() throws IOException {
    Tally tally = new Tally("cards of an earlier run said again");
    List<CardTwins> runs = CardTwins.read();
    for (CardTwins earlier : runs) {
      count(tally, earlier.again(), earlier.cards(), Set.of(0, 1, 2, 3, 4), 0);
      for (int again = 0; again < earlier.cards().size(); again++) {
        count(tally, List.of(earlier.again().get(again)), earlier.cards(), Set.of(again), again);
        for (CardTwins other : runs) {
          if (!other.equals(earlier)) {
            List<String> later = new ArrayList<>(other.cards());
            later.set(again, earlier.again().get(again));
            count(tally, later, earlier.cards(), Set.of(again), 0);
          }
        }
      }
    }
    System.out.println(Tally.heading() + "\n" + tally);
    assertThat(tally.faults()).isGreaterThanOrEqualTo(60);
    assertThat(tally.precision()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
    assertThat(tally.recall()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
  }

  @Test
  void theFigureDependsOnTheTwoRunsAlone() {
    List<ReadCard> cards = read(List.of("Warm kefir cups", "Cold fish soup"));
    assertThat(Repeats.of(cards, cards))
        .containsExactly(new Repeat(1, 1, 1.0), new Repeat(2, 2, 1.0));
    assertThat(Repeats.of(cards, List.of())).isEmpty();
  }

  /** The pairs of all cards, of which the later card of a number repeats the earlier one of it. */
  private static void count(
      Tally tally, List<String> later, List<String> earlier, Set<Integer> repeated, int offset) {
    List<Repeat> repeats = Repeats.of(read(later), read(earlier));
    for (int i = 0; i < later.size(); i++) {
      for (int j = 0; j < earlier.size(); j++) {
        int own = i + 1;
        int number = j + 1;
        tally.count(
            repeated.contains(j) && j == i + offset,
            repeats.stream().anyMatch(repeat -> repeat.card() == own && repeat.earlier() == number),
            "%s | %s".formatted(later.get(i), earlier.get(j)));
      }
    }
  }

  private static List<ReadCard> read(List<String> texts) {
    List<OpportunityCard> cards = new ArrayList<>();
    for (String text : texts) {
      cards.add(new OpportunityCard(cards.size() + 1, text, "", "", "", "", "", "", true));
    }
    return ReadCard.of(cards);
  }
}
