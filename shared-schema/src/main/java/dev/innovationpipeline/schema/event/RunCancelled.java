package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Somebody stopped the run.
 *
 * @param stage the newest stage known to have begun; null when none had
 * @param decided true when no completion of the attempt was in the log before, so that the attempt
 *     is cancelled even if one follows; null where nobody has looked, as until November 2026: a
 *     completion then wins
 */
public record RunCancelled(
    RunContext run, @Nullable Integer stage, Instant occurredAt, @Nullable Boolean decided)
    implements RunEvent {

  public static final String TYPE = "run-cancelled";

  public RunCancelled {
    Objects.requireNonNull(run, "run");
    if (stage != null) {
      run.requireStage(stage);
    }
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  /** One that a completion wins against. */
  public RunCancelled(RunContext run, @Nullable Integer stage, Instant occurredAt) {
    this(run, stage, occurredAt, null);
  }

  /** Not named as a property is: JSON would have it as one. */
  public boolean holds() {
    return Boolean.TRUE.equals(decided);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return stage == null ? OptionalInt.empty() : OptionalInt.of(stage);
  }

  /** The stage is no part of the identity: a run is cancelled once an attempt. */
  @Override
  public String id() {
    return run().runId() + "/" + run().attempt() + "/run/" + TYPE;
  }
}
