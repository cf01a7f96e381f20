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
 * @param minutes for which faults are injected, unless there are rounds
 * @param rounds how often each cell has its turn; 0 as often as there is time
 * @param rate runs submitted per second
 * @param hold how long a pause, a cut or a wrong clock lasts
 * @param keep whether data and logs stay
 * @param cells the faults and their targets
 * @param chosen whether a user chose them, rather than all that are possible
 */
record ChaosPlan(
    int minutes,
    int rounds,
    long seed,
    double rate,
    Duration hold,
    boolean keep,
    List<Cell> cells,
    boolean chosen) {

  ChaosPlan {
    if (minutes < 1 || rounds < 0 || rate <= 0) {
      throw new IllegalArgumentException(
          "--minutes must be 1 or more, --rounds 0 or more, and --rate above 0.");
    }
    cells = List.copyOf(cells);
  }

  /** Whether disks are to be filled. */
  boolean disks() {
    return cells.stream().anyMatch(cell -> cell.fault == Fault.DISK_FULL);
  }

  /** Whether none are because this machine does not allow it. */
  boolean lacksDisks() {
    return !chosen && !disks();
  }

  /** Whether only the time ends it. */
  boolean endsByTime() {
    return rounds == 0;
  }

  /**
   * A fault at a target.
   *
   * @param point of a halt
   */
  record Cell(Fault fault, Target target, @Nullable HaltPoint point) {

    /** Those that can be injected on this machine: mounting disks to fill needs a right. */
    static List<Cell> possible() {
      boolean disks = Disk.canBeMounted();
      return all().stream().filter(cell -> disks || cell.fault != Fault.DISK_FULL).toList();
    }

    /**
     * @param text as {@code kill:broker}
     * @throws IllegalArgumentException naming what there is
     */
    static Cell parse(String text) {
      return all().stream()
          .filter(cell -> cell.toString().equals(text.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "There is no " + text + "; choose from " + all() + "."));
    }

    static List<Cell> all() {
      List<Cell> cells = new ArrayList<>();
      for (Fault fault : Fault.values()) {
        for (Target target : Target.values()) {
          if (fault.appliesTo(target)) {
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
      return fault + ":" + target + (point == null ? "" : ":" + point);
    }
  }

  /** Each cell once, then each again in another order. */
  List<Cell> round(int number) {
    List<Cell> round = new ArrayList<>(cells);
    Collections.shuffle(round, new Random(seed * 1_000 + number));
    return round;
  }
}
