package dev.innovationpipeline.schema.processor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A process that works on stages is alive.
 *
 * @param processor its name, as in {@code stage-started}
 * @param at by its own clock
 * @param stages what it has in hand, by the number of the stage
 * @param companies those whose brand it knows
 */
public record ProcessorHeartbeat(
    String processor, Instant at, Map<Integer, StageLoad> stages, List<Company> companies) {

  /** How often one is sent. */
  public static final Duration INTERVAL = Duration.ofSeconds(2);

  /** A processor that was silent for so long is taken for dead: five heartbeats missed. */
  public static final Duration LIVENESS_TIMEOUT = Duration.ofSeconds(10);

  public ProcessorHeartbeat {
    Objects.requireNonNull(processor, "processor");
    Objects.requireNonNull(at, "at");
    stages = Map.copyOf(Objects.requireNonNullElse(stages, Map.of()));
    companies = List.copyOf(Objects.requireNonNullElse(companies, List.of()));
  }
}
