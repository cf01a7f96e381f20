package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.RowDiffers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges a history by what was seen from outside alone, as <a href="https://jepsen.io">Jepsen</a>
 * does: every accepted run ends once, no status goes back, what HTTP said holds, the database is a
 * function of the topics, no call is paid twice without a reason, and the runs of a batch share
 * what one of them did.
 */
public final class HistoryChecker {

  private HistoryChecker() {}

  /** The findings, those of a run together; empty when the history is right. */
  public static List<Finding> check(History history) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Answer>> answers =
        history.answers().stream().collect(Collectors.groupingBy(Answer::runId));
    Map<String, List<Calls.OfStage>> calls =
        history.calls().stages().stream().collect(Collectors.groupingBy(Calls.OfStage::runId));
    StoredRows rows = history.rows();
    Set<String> runs = new TreeSet<>(history.events().keySet());
    runs.addAll(answers.keySet());
    Map<String, RunEvents> events = new TreeMap<>();
    runs.forEach(
        id -> events.put(id, new RunEvents(id, history.events().getOrDefault(id, List.of()))));
    BatchRules.check(events, history, findings::add);
    for (RunEvents run : events.values()) {
      String runId = run.runId();
      EventRules.check(run, history.mustHaveEnded(), findings::add);
      AnswerRules.check(run, answers.getOrDefault(runId, List.of()), findings::add);
      if (rows != null && run.lastAppended().isBefore(history.mustBeStored())) {
        RowRules.check(run, rows, findings::add);
      }
      calls
          .getOrDefault(runId, List.of())
          .forEach(
              stage ->
                  CallRules.check(
                      BatchRules.onDocumentOf(run, events),
                      stage,
                      history.calls().disturbances(),
                      findings::add));
    }
    if (rows != null) {
      Set<String> unexplained = new HashSet<>(rows.runs().keySet());
      unexplained.addAll(rows.outputs().keySet());
      unexplained.addAll(rows.cards().keySet());
      unexplained.removeAll(runs);
      new TreeSet<>(unexplained)
          .forEach(run -> findings.add(new RowDiffers(run, "A row", "absent", "there")));
    }
    return findings;
  }
}
