package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/** A run was accepted (attempt 1) or is to be done again from its first stage (later attempts). */
public record RunRequested(RunContext run, Instant occurredAt) implements RunEvent {

  public static final String TYPE = "run-requested";

  public RunRequested {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return OptionalInt.empty();
  }
}
