package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.part.HaltPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The injections of a test; equal seeds give equal orders.
 *
 * @param minutes for which faults are injected
 * @param rate runs submitted per second
 * @param hold how long a pause, a cut or a wrong clock lasts
 * @param keep whether data and logs stay
 * @param disks whether disks can be filled, which needs the right to mount some
 */
record ChaosPlan(int minutes, long seed, double rate, Duration hold, boolean keep, boolean disks) {

  ChaosPlan {
    if (minutes < 1 || rate <= 0) {
      throw new IllegalArgumentException("--minutes must be 1 or more, and --rate above 0.");
    }
  }

  /**
   * A fault at a target.
   *
   * @param point of a halt
   */
  record Cell(Fault fault, Target target, @Nullable HaltPoint point) {

    static List<Cell> all(boolean disks) {
      List<Cell> cells = new ArrayList<>();
      for (Fault fault : Fault.values()) {
        for (Target target : Target.values()) {
          if (fault.appliesTo(target) && (disks || fault != Fault.DISK_FULL)) {
            cells.addAll(of(fault, target));
          }
        }
      }
      return cells;
    }

    private static List<Cell> of(Fault fault, Target target) {
      return fault == Fault.HALT
          ? Arrays.stream(HaltPoint.values())
              .filter(point -> point.role() == target.role())
              .map(point -> new Cell(fault, target, point))
              .toList()
          : List.of(new Cell(fault, target, null));
    }

    @Override
    public String toString() {
      return fault + " " + target + (point == null ? "" : " after " + point);
    }
  }

  /** Each cell once, then each again in another order. */
  List<Cell> round(int number) {
    List<Cell> cells = Cell.all(disks);
    Collections.shuffle(cells, new Random(seed * 1_000 + number));
    return cells;
  }
}
