package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.chaos.LiveHistory;
import dev.innovationpipeline.benchmarks.chaos.Silence;
import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.check.live.FindingsReport;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param deadLetters events that a process could not read
 */
record UpgradeReport(
    UpgradePlan plan,
    List<Replacement> replacements,
    Map<String, List<LoggedEvent>> events,
    Load load,
    int deadLetters,
    List<Finding> findings) {

  /** Whether nothing was found, no version stopped at an event, and every step healed. */
  boolean isSound() {
    return findings.isEmpty()
        && deadLetters == 0
        && replacements.stream().allMatch(Replacement::isSound);
  }

  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("from", plan.from().directory().toString());
    json.put("processors_first", plan.processorsFirst());
    json.put("accepted", accepted());
    json.put("runs_in_log", events.size());
    json.set("outcomes", WireJson.MAPPER.valueToTree(LiveHistory.outcomes(events)));
    json.put("requests_without_success", load.refused());
    json.put("dead_letters", deadLetters);
    json.put("longest_silence_ms", Silence.longest(events).length().toMillis());
    ArrayNode steps = json.putArray("replacements");
    for (Replacement replacement : replacements) {
      ObjectNode step = steps.addObject();
      step.put("process", replacement.member().toString());
      step.put("was_alive", replacement.wasAlive());
      step.put("replaced_in_ms", replacement.length().toMillis());
      Duration heal = replacement.timeToHeal();
      if (heal == null) {
        step.putNull("time_to_heal_ms");
      } else {
        step.put("time_to_heal_ms", heal.toMillis());
      }
    }
    FindingsReport.addTo(json, findings);
    return json;
  }

  String text() {
    return """
    %s

    %d runs accepted, %d in the log, %d requests without success, %d dead letters
    outcomes: %s
    longest silence of a run: %.1f s
    found: %s
    %s\
    """
        .formatted(
            replacements.stream().map(Replacement::toString).collect(Collectors.joining("\n")),
            accepted(),
            events.size(),
            load.refused(),
            deadLetters,
            LiveHistory.outcomes(events),
            Silence.longest(events).length().toMillis() / 1e3,
            findings.isEmpty() ? "nothing" : FindingsReport.counts(findings),
            FindingsReport.text(findings))
        .strip();
  }

  private long accepted() {
    return load.answers().stream().filter(Answer.Accepted.class::isInstance).count();
  }
}
