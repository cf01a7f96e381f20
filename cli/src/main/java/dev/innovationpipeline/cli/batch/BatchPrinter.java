package dev.innovationpipeline.cli.batch;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A batch as lines for people. */
final class BatchPrinter {

  private BatchPrinter() {}

  /** The numbers of runs by status, such as "2 COMPLETED, 1 RUNNING". */
  static String counts(JsonNode batch) {
    return batch.path("counts").properties().stream()
        .map(count -> count.getValue().asInt() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  /** A line for each run, and one for all. */
  static String print(JsonNode batch) {
    String runs =
        batch
            .path("runs")
            .valueStream()
            .map(BatchPrinter::line)
            .collect(Collectors.joining(System.lineSeparator()));
    return "%s%n%s, %s USD".formatted(runs, counts(batch), batch.path("cost_usd").asString("0"));
  }

  private static String line(JsonNode run) {
    String waits = run.path("waiting_for").asString("");
    String error = run.path("error_message").asString("");
    return "%s  %s  %s  %s, stage %d%s%s"
        .formatted(
            run.path("run_id").asString(""),
            run.path("document_name").asString("-"),
            run.path("company_id").asString(""),
            run.path("status").asString(""),
            run.path("current_stage").asInt(),
            waits.isEmpty() ? "" : ", waits for " + waits.replace('_', ' '),
            error.isEmpty() ? "" : ": " + error);
  }

  /** 0 only when every run is COMPLETED. */
  static int exitCode(JsonNode batch) {
    return batch
            .path("runs")
            .valueStream()
            .allMatch(run -> run.path("status").asString("").equals("COMPLETED"))
        ? 0
        : 1;
  }
}
