package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/** How many runs of a job are in which state. */
record JobSummary(
    String jobId, int selected, int inFlight, int completed, int failed, int skipped) {

  static JobSummary of(String jobId, Collection<String> states) {
    return new JobSummary(
        jobId,
        states.size(),
        count(states, "SENT"),
        count(states, "COMPLETED"),
        (int) states.stream().filter(s -> s.equals("FAILED") || s.equals("CANCELLED")).count(),
        count(states, "SKIPPED"));
  }

  int ended() {
    return completed + failed + skipped;
  }

  boolean allCompleted() {
    return completed == selected;
  }

  ObjectNode toJson() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("job_id", jobId)
        .put("selected", selected)
        .put("completed", completed)
        .put("failed", failed)
        .put("skipped", skipped);
  }

  @Override
  public String toString() {
    return "Job %s: %d of %d runs COMPLETED, %d failed or cancelled, %d skipped."
        .formatted(jobId, completed, selected, failed, skipped);
  }

  private static int count(Collection<String> states, String state) {
    return (int) states.stream().filter(state::equals).count();
  }
}
