package dev.innovationpipeline.ingest.library;

import dev.innovationpipeline.ingest.problem.FieldError;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.RunStatuses;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs and their results. */
@RestController
@Tag(name = "Runs")
class LibraryController {

  private static final int MOST_RUNS = 200;

  private final Library library;
  private final RunStatuses statuses;

  LibraryController(Library library, RunStatuses statuses) {
    this.library = library;
    this.statuses = statuses;
  }

  /** The newest runs, under a key so that more can be added beside them. */
  record RunList(List<LibraryRun> runs) {}

  @GetMapping("/runs")
  @Operation(summary = "Runs, newest first")
  RunList runs(
      @RequestParam(name = "company_id", required = false) @Nullable String companyId,
      @RequestParam(name = "user_id", required = false) @Nullable String userId,
      @RequestParam(name = "status", required = false) @Nullable Status status,
      @RequestParam(name = "limit", defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST_RUNS) {
      throw Problems.invalid(List.of(new FieldError("limit", "must be 1 to " + MOST_RUNS)));
    }
    String wanted = status == null ? null : status.name();
    return new RunList(library.newest(new RunFilter(companyId, userId, wanted, limit)));
  }

  @GetMapping("/runs/{run_id}")
  @Operation(summary = "A run, its inspirations, the stages' outputs and its cards")
  RunResults run(@PathVariable("run_id") String runId) {
    return library
        .find(runId)
        .or(() -> onItsWay(runId))
        .orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
  }

  private Optional<RunResults> onItsWay(String runId) {
    return statuses
        .find(runId)
        .map(s -> new RunResults(LibraryRun.of(s), List.of(), List.of(), List.of()));
  }
}
