package dev.innovationpipeline.ingest.run;

import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a request that is now in the log. */
record RunAccepted(@Schema(example = "Pipeline started") String status, String runId) {

  static RunAccepted of(String runId) {
    return new RunAccepted("Pipeline started", runId);
  }
}
