package dev.innovationpipeline.platform.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A number in a text.
 *
 * @param start its first character
 * @param end the character after its last, unit included
 * @param readings what it may mean, such as 1.200 in English or German; each is one amount or
 *     several that belong together
 * @param claims false for a small number word without a unit, such as "two sizes", which claims
 *     nothing
 */
record Mention(int start, int end, List<List<Amount>> readings, boolean claims) {

  static Mention of(int start, int end, Amount amount, boolean claims) {
    return new Mention(start, end, List.of(List.of(amount)), claims);
  }

  /** The first reading's first amount. */
  Amount amount() {
    return readings.getFirst().getFirst();
  }

  /** With one more meaning. */
  Mention or(List<Amount> reading) {
    List<List<Amount>> all = new ArrayList<>(readings);
    all.add(reading);
    return new Mention(start, end, all, claims);
  }

  /** Together with the next one, as in "two in three". */
  Mention with(Mention next, Amount share) {
    List<List<Amount>> all = new ArrayList<>();
    all.add(List.of(share));
    all.add(List.of(amount(), next.amount()));
    return new Mention(start, next.end, all, true);
  }
}
