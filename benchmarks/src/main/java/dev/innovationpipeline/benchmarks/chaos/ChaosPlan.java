package dev.innovationpipeline.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The injections of a test; equal seeds give equal orders.
 *
 * @param minutes for which faults are injected
 * @param rate runs submitted per second
 * @param hold how long a pause, a cut or a wrong clock lasts
 * @param keep whether data and logs stay
 */
record ChaosPlan(int minutes, long seed, double rate, Duration hold, boolean keep) {

  ChaosPlan {
    if (minutes < 1 || rate <= 0) {
      throw new IllegalArgumentException("--minutes must be 1 or more, and --rate above 0.");
    }
  }

  /** A fault at a target. */
  record Cell(Fault fault, Target target) {

    static List<Cell> all() {
      List<Cell> cells = new ArrayList<>();
      for (Fault fault : Fault.values()) {
        for (Target target : Target.values()) {
          if (fault.appliesTo(target)) {
            cells.add(new Cell(fault, target));
          }
        }
      }
      return cells;
    }
  }

  /** Each cell once, then each again in another order. */
  List<Cell> round(int number) {
    List<Cell> cells = Cell.all();
    Collections.shuffle(cells, new Random(seed * 1_000 + number));
    return cells;
  }
}
