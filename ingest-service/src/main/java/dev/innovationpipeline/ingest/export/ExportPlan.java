package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.caller.Caller;
import java.util.List;

/**
 * An export that is about to be written.
 *
 * @param runs the ids of the runs
 */
record ExportPlan(
    ExportFormat format, ExportSelection selection, List<String> runs, Caller caller) {

  ExportPlan {
    runs = List.copyOf(runs);
  }

  /** Is told of each run that is written. */
  interface Progress {

    void at(int runs, int cards);
  }
}
