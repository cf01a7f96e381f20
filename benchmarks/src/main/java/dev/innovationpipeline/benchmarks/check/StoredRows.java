package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.sink.batch.AttemptState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the runs that events made, by run id.
 *
 * @param runs the newest state of each
 * @param outputs those that readers see, by stage
 * @param cards those that readers see, by number; several of one number are a list
 */
public record StoredRows(
    SortedMap<String, Run> runs,
    Map<String, SortedMap<Integer, Output>> outputs,
    Map<String, List<Card>> cards) {

  /**
   * @param errorCode null for a run that did not fail
   * @param completedAt null for a run that did not complete
   */
  public record Run(
      Status status,
      int attempt,
      int progress,
      int currentStage,
      @Nullable String errorCode,
      String userId,
      String companyId,
      long promptTokens,
      long completionTokens,
      BigDecimal costUsd,
      @Nullable Instant completedAt) {

    public Run {
      costUsd = costUsd.stripTrailingZeros();
    }

    static Run of(AttemptState state) {
      return new Run(
          state.status(),
          state.progress().attempt(),
          state.progress().number(),
          state.currentStage(),
          state.errorCode(),
          state.run().userId(),
          state.run().companyId(),
          state.usage().promptTokens(),
          state.usage().completionTokens(),
          state.usage().costUsd(),
          state.completedAt());
    }
  }

  /**
   * @param digest the SHA-256 of its Markdown, in hex
   */
  public record Output(int attempt, String digest, String model, Instant completedAt) {}

  /**
   * @param digest the SHA-256 of its number and texts, in hex
   */
  public record Card(int number, int attempt, boolean starred, String digest) {}
}
