package dev.innovationpipeline.platform.kafka;

import java.time.Duration;

/**
 * The time within which a forgotten run is erased from the topics, and the intervals derived from
 * it.
 *
 * <p>A tombstone erases what is older once the segments of both are closed and compacted. A quarter
 * goes until a segment is closed, so that what arrived after a first tombstone meets a second one
 * within half of the time, and the second's segment is closed and compacted in the other half.
 *
 * @param within all, but for the time that the compaction itself takes
 */
public record Erasure(Duration within) {

  public static final Erasure DEFAULT = new Erasure(Duration.ofDays(1));

  private static final Duration REPETITION_GRACE = Duration.ofMinutes(1);

  /** The next record after it begins a new segment; the one being written is never compacted. */
  public Duration segment() {
    return within.dividedBy(4);
  }

  /** The age at which records get compacted, however little there is to gain. */
  public Duration compaction() {
    return within.dividedBy(2);
  }

  /** After it a run is forgotten once more: that closes the segments of the time before. */
  public Duration repetition() {
    return segment().plus(REPETITION_GRACE);
  }
}
