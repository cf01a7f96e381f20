package dev.innovationpipeline.platform.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Right and wrong answers of a check on injected faults. */
public final class Tally {

  private final String check;
  private int hits;
  private int misses;
  private int falseAlarms;
  private int passes;
  private final List<String> errors = new ArrayList<>();

  public Tally(String check) {
    this.check = check;
  }

  /**
   * @param fault whether there is one
   * @param found whether the check says so
   * @param example for the message of a test that fails
   */
  public void count(boolean fault, boolean found, String example) {
    if (fault != found) {
      errors.add((fault ? "missed: " : "false alarm: ") + example);
    }
    hits += fault && found ? 1 : 0;
    misses += fault && !found ? 1 : 0;
    falseAlarms += !fault && found ? 1 : 0;
    passes += !fault && !found ? 1 : 0;
  }

  public int faults() {
    return hits + misses;
  }

  public double precision() {
    return hits == 0 ? 0 : (double) hits / (hits + falseAlarms);
  }

  public double recall() {
    return hits == 0 ? 0 : (double) hits / (hits + misses);
  }

  public List<String> errors() {
    return errors;
  }

  public static String heading() {
    return "%-34s %7s %6s %9s %6s".formatted("check", "faults", "sound", "precision", "recall");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-34s %7d %6d %9.3f %6.3f",
        check,
        faults(),
        passes + falseAlarms,
        precision(),
        recall());
  }
}
