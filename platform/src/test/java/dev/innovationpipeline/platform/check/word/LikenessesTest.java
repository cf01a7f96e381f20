package dev.innovationpipeline.platform.check.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.innovationpipeline.platform.check.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LikenessesTest {

  private static final double BAR = 0.95;

  /** Prints the curve that docs/evaluation.md shows. */
  @Test
  void cardsThatAreSaidTwiceInOtherWordsAreAlike() throws IOException {
    System.out.println("likeness   precision recall");
    for (int percent = 15; percent <= 80; percent += 5) {
      Tally tally = tally(percent / 100.0);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%.2f       %9.3f %6.3f",
              percent / 100.0,
              tally.precision(),
              tally.recall()));
    }
    Tally tally = tally(Likenesses.ALIKE);
    System.out.println(Tally.heading() + "\n" + tally);
    assertThat(tally.faults()).isGreaterThanOrEqualTo(60);
    assertThat(tally.precision()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
    assertThat(tally.recall()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
  }

  @Test
  void theSameWordsAreTheSame() {
    Likenesses likenesses =
        likenesses(List.of("Warm kefir cups", "warm KEFIR cups", "Cold fish", ""));
    assertThat(likenesses.between(0, 1)).isCloseTo(1, within(1e-9));
    assertThat(likenesses.between(0, 2)).isZero();
    assertThat(likenesses.between(0, 3)).isZero();
    assertThat(likenesses.nearestTo(0)).isEqualTo(1);
    assertThat(likenesses.between(2, 2)).isEqualTo(1);
  }

  @Test
  void endingsDoNotMatterAndIdeographsAreReadInPairs() {
    assertThat(likenesses(List.of("washing shirts", "washed shirt")).mean())
        .isCloseTo(1, within(1e-9));
    assertThat(likenesses(List.of("慢茶の店", "慢茶の庭")).mean()).isPositive();
  }

  @Test
  void noPairHasNoLikeness() {
    assertThat(likenesses(List.of()).mean()).isZero();
    assertThat(likenesses(List.of("one")).nearestTo(0)).isEqualTo(-1);
  }

  private static Likenesses likenesses(List<String> texts) {
    return Likenesses.of(texts.stream().map(WordStems::of).toList());
  }

  private static Tally tally(double threshold) throws IOException {
    Tally tally = new Tally("cards said twice");
    for (CardTwins run : CardTwins.read()) {
      int count = run.cards().size();
      for (int original = 0; original < count; original++) {
        for (int replaced = 0; replaced < count; replaced++) {
          if (replaced != original) {
            List<String> texts = run.with(original, replaced);
            Likenesses likenesses = likenesses(texts);
            for (int a = 0; a < count; a++) {
              for (int b = 0; b < a; b++) {
                boolean twins =
                    Math.max(a, b) == Math.max(original, replaced)
                        && Math.min(a, b) == Math.min(original, replaced);
                tally.count(
                    twins,
                    likenesses.between(a, b) >= threshold,
                    "%.2f %s | %s".formatted(likenesses.between(a, b), texts.get(a), texts.get(b)));
              }
            }
          }
        }
      }
    }
    return tally;
  }
}
