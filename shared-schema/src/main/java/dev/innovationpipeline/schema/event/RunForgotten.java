package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything about a run is to be erased, and nothing that was ever written about it counts any
 * more.
 *
 * @param run as {@link RunContext#forgotten} has it: the id alone
 */
public record RunForgotten(RunContext run, Instant occurredAt) implements RunEvent {

  public static final String TYPE = "run-forgotten";

  public RunForgotten {
    run = run.forgotten();
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<Stage> atStage() {
    return Optional.empty();
  }
}
