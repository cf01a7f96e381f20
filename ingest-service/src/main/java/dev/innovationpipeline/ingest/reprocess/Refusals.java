package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.problem.Problems;
import org.springframework.web.ErrorResponseException;

/** Conflicts of a reprocess, with a code for programs. */
final class Refusals {

  private Refusals() {}

  /** It may succeed once the attempt has ended. */
  static ErrorResponseException active(String runId, String how) {
    return coded(
        "run_active",
        "Run %s %s. Wait until it ends, or cancel it, then ask again.".formatted(runId, how));
  }

  /** It cannot succeed like this. */
  static ErrorResponseException neverCompleted(String runId, int stage, int lastPossible) {
    return coded(
        "stage_before_missing",
        "Stage %d of run %s was never completed; from_stage can be %d at most."
            .formatted(stage, runId, lastPossible));
  }

  /** Somebody has edited the output since. */
  static ErrorResponseException editOutdated(String runId, int stage, int newest) {
    return coded(
        "edit_outdated",
        "The output of stage %d of run %s was edited again; its version is %d. Look at it, then ask for that version."
            .formatted(stage, runId, newest));
  }

  /** It may be on its way, or belong to an earlier attempt. */
  static ErrorResponseException editMissing(String runId, int stage, int version) {
    return coded(
        "edit_missing",
        "There is no version %d of the output of stage %d of run %s. Read GET /runs/%s/stages/%d and ask for its version."
            .formatted(version, stage, runId, runId, stage));
  }

  /** Its number of attempts is spent, which only a foreign writer brings about. */
  static ErrorResponseException lastAttempt(String runId, int attempt) {
    return coded(
        "attempts_exhausted",
        "Run %s is in attempt %d, after which none can be numbered; start a new run."
            .formatted(runId, attempt));
  }

  private static ErrorResponseException coded(String code, String detail) {
    ErrorResponseException conflict = Problems.conflict(detail);
    conflict.getBody().setProperty("code", code);
    return conflict;
  }
}
