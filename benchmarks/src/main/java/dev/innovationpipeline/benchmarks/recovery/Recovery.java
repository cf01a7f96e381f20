package dev.innovationpipeline.benchmarks.recovery;

import java.time.Duration;

/**
 * The figures after a kill.
 *
 * @param subject the part that was killed
 * @param ready from the command until it was ready
 * @param statuses from then until every run was answered COMPLETED
 * @param rows from then until every run was answered with its cards
 * @param toldAsPending answers that said that results were on their way
 * @param silent answers without the cards of a completed run that did not say so
 */
record Recovery(
    String subject,
    Duration ready,
    Duration statuses,
    Duration rows,
    int toldAsPending,
    int silent) {

  private static final Duration MAX_TIME_TO_STATUSES = Duration.ofSeconds(10);
  private static final Duration MAX_TIME_TO_ROWS = Duration.ofSeconds(15);

  boolean holds() {
    return silent == 0
        && statuses.compareTo(MAX_TIME_TO_STATUSES) <= 0
        && rows.compareTo(MAX_TIME_TO_ROWS) <= 0;
  }
}
