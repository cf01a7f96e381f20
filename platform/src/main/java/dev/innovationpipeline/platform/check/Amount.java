package dev.innovationpipeline.platform.check;

/**
 * A value and its unit.
 *
 * @param value in its unit; a share in percent
 * @param unit canonical, such as {@code %}, {@code €} or {@code kg}; empty where the text names
 *     none
 * @param rough for a share that is said in words or as "two in three"
 * @param cell whether it stands alone, as in a table, whose heading may name the unit
 */
record Amount(double value, String unit, boolean rough, boolean cell) {

  static final String PERCENT = "%";

  /** Half a point: "two thirds" is 67 percent. */
  private static final double ROUGHLY = 0.5;

  private static final double EPSILON = 1e-9;

  static Amount plain(double value) {
    return new Amount(value, "", false, false);
  }

  static Amount share(double part, double whole) {
    return new Amount(100 * part / whole, PERCENT, true, false);
  }

  Amount in(String other) {
    return new Amount(value, other, rough, cell);
  }

  /** Whether the source states this amount: the same value, in no other unit. */
  boolean isStatedBy(Amount source) {
    double tolerance = rough || source.rough ? ROUGHLY : EPSILON * Math.max(1, Math.abs(value));
    return Math.abs(value - source.value) <= tolerance && isUnitOf(source);
  }

  /** A source may leave out a unit only in a table; a card may, except for shares. */
  private boolean isUnitOf(Amount source) {
    if (unit.equals(source.unit)) {
      return true;
    }
    return unit.isEmpty() ? !source.unit.equals(PERCENT) : source.unit.isEmpty() && source.cell;
  }
}
