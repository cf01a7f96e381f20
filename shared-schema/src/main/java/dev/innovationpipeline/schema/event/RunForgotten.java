package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a run is to be erased, and nothing that was ever written about it counts any
 * more.
 *
 * @param run as {@link RunContext#forgotten} has it: the id, under the newest attempt that there is
 *     to erase
 * @param repetition how often it was said again, so that what was on its way is erased as well;
 *     null for the first time
 */
public record RunForgotten(RunContext run, Instant occurredAt, @Nullable Integer repetition)
    implements RunEvent {

  public static final String TYPE = "run-forgotten";

  public RunForgotten {
    run = run.forgotten();
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  /** Said for the first time. */
  public RunForgotten(RunContext run, Instant occurredAt) {
    this(run, occurredAt, null);
  }

  /** The same fact, said once more. */
  public RunForgotten again(int attempts) {
    return new RunForgotten(run.forgotten(attempts), occurredAt, repetitions() + 1);
  }

  public int repetitions() {
    return repetition == null ? 0 : repetition;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return OptionalInt.empty();
  }

  /** A run is forgotten once, whatever attempts it had. */
  @Override
  public String id() {
    return run.runId() + "/1/run/" + TYPE;
  }
}
