package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How many runs of a job are in which state, and why some were skipped. */
record JobSummary(
    String jobId,
    int selected,
    int inFlight,
    int completed,
    int failed,
    int skipped,
    List<SkippedRuns> reasons) {

  /**
   * Runs that were skipped for the same reason.
   *
   * @param code of the reason, for programs; empty where the server told none
   * @param run one of them
   * @param why that one was skipped
   */
  record SkippedRuns(String code, int runs, String run, String why) {

    ObjectNode toJson() {
      return WireJson.MAPPER
          .createObjectNode()
          .put("code", code)
          .put("runs", runs)
          .put("example", run)
          .put("why", why);
    }

    @Override
    public String toString() {
      return "%d skipped%s, such as %s: %s"
          .formatted(runs, code.isEmpty() ? "" : " (" + code + ")", run, why);
    }
  }

  static JobSummary of(String jobId, Collection<String> states, List<SkippedRuns> reasons) {
    return new JobSummary(
        jobId,
        states.size(),
        count(states, "SENT"),
        count(states, "COMPLETED"),
        (int) states.stream().filter(s -> s.equals("FAILED") || s.equals("CANCELLED")).count(),
        count(states, JobJournal.SKIPPED),
        reasons);
  }

  int ended() {
    return completed + failed + skipped;
  }

  boolean allCompleted() {
    return completed == selected;
  }

  ObjectNode toJson() {
    ObjectNode json =
        WireJson.MAPPER
            .createObjectNode()
            .put("job_id", jobId)
            .put("selected", selected)
            .put("completed", completed)
            .put("failed", failed)
            .put("skipped", skipped);
    ArrayNode because = json.putArray("skipped_because");
    reasons.forEach(reason -> because.add(reason.toJson()));
    return json;
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "Job %s: %d of %d runs COMPLETED, %d failed or cancelled, %d skipped."
                .formatted(jobId, completed, selected, failed, skipped));
    reasons.forEach(reason -> text.append(System.lineSeparator()).append("  ").append(reason));
    return text.toString();
  }

  private static int count(Collection<String> states, String state) {
    return (int) states.stream().filter(state::equals).count();
  }
}
