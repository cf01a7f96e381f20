package dev.innovationpipeline.ingest.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An export that is written on its own, as it is kept beside its file.
 *
 * @param owner the name of the caller who asked for it
 * @param companies of the runs in it, once it is written
 * @param runs the ids of the runs that were selected
 */
record ExportJob(
    String id,
    ExportFormat format,
    State state,
    String owner,
    List<String> runs,
    int runsDone,
    int cards,
    Set<String> companies,
    @Nullable String name,
    @Nullable Long bytes,
    @Nullable String problem,
    Instant createdAt,
    Instant updatedAt) {

  /** The states of an export, in their order. */
  enum State {
    WAITING,
    WRITING,
    DONE,
    FAILED
  }

  /** The part of it that its owner reads. */
  @Schema(name = "Export")
  record Answer(
      @Schema(example = "c6f2b1d0a49e4d7fa1b6a3c2d5e8f901") String exportId,
      ExportFormat format,
      State state,
      @Schema(description = "How many runs are read") int runsDone,
      @Schema(description = "How many are selected") int runsTotal,
      @Schema(description = "How many cards are written") int cards,
      @Schema(description = "Of the file, once it is done", example = "report-lactalis-canada.pptx")
          @Nullable String name,
      @Nullable Long bytes,
      @Schema(description = "Where the file is, once it is done") @Nullable String file,
      @Schema(description = "Why it failed, and what to do") @Nullable String problem,
      Instant createdAt,
      Instant updatedAt) {}

  Answer answer() {
    return new Answer(
        id,
        format,
        state,
        runsDone,
        runs.size(),
        cards,
        name,
        bytes,
        state == State.DONE ? "/exports/" + id + "/file" : null,
        problem,
        createdAt,
        updatedAt);
  }

  ExportJob at(State next, int runsRead, int cardsWritten, Instant now) {
    return new ExportJob(
        id,
        format,
        next,
        owner,
        runs,
        runsRead,
        cardsWritten,
        companies,
        name,
        bytes,
        problem,
        createdAt,
        now);
  }

  ExportJob done(ExportFiles.Written file, long size, Instant now) {
    return new ExportJob(
        id,
        format,
        State.DONE,
        owner,
        runs,
        runs.size(),
        file.cards(),
        file.companies(),
        file.name(),
        size,
        null,
        createdAt,
        now);
  }

  ExportJob failed(String reason, Instant now) {
    return new ExportJob(
        id,
        format,
        State.FAILED,
        owner,
        runs,
        runsDone,
        cards,
        companies,
        null,
        null,
        reason,
        createdAt,
        now);
  }
}
