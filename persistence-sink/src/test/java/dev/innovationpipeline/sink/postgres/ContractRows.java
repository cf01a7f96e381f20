package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events that tables show, as the contract says it. */
final class ContractRows {

  private ContractRows() {}

  /** Written down a second time, as the contract says it rather than as the sink does it. */
  static Map<String, StageCompleted> visible(List<RunEvent> events) {
    Map<String, StageCompleted> visible = new TreeMap<>();
    List<StageCompleted> outputs =
        remembered(events).stream()
            .filter(StageCompleted.class::isInstance)
            .map(StageCompleted.class::cast)
            .sorted(
                Comparator.comparingInt((StageCompleted e) -> e.run().attempt())
                    .thenComparing(StageCompleted::occurredAt))
            .toList();
    for (StageCompleted output : outputs) {
      Optional<Integer> completed =
          outputs.stream()
              .filter(
                  e ->
                      e.run().runId().equals(output.run().runId())
                          && e.run().pipeline().isLast(e.stage())
                          && !lacksApproval(events, e))
              .map(e -> e.run().attempt())
              .max(Comparator.naturalOrder());
      if (completed.isEmpty() || output.run().attempt() <= completed.get()) {
        visible.put(output.run().runId() + "/" + output.stage(), output);
      }
    }
    return visible;
  }

  /** Whether the attempt ended, or stands, before anybody approved the cards. */
  private static boolean lacksApproval(List<RunEvent> events, StageCompleted cards) {
    int number =
        events.stream()
            .filter(e -> e.run().runId().equals(cards.run().runId()))
            .filter(e -> e.run().attempt() == cards.run().attempt())
            .mapToInt(e -> RunProgress.of(e).number())
            .max()
            .orElseThrow();
    return number == 53 || number == 55;
  }

  static List<RunEvent> remembered(List<RunEvent> events) {
    List<String> forgotten =
        events.stream()
            .filter(RunForgotten.class::isInstance)
            .map(event -> event.run().runId())
            .toList();
    return events.stream().filter(e -> !forgotten.contains(e.run().runId())).toList();
  }
}
