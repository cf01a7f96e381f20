package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.check.live.FindingsReport;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.part.HaltPoint;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The injections, the times to heal and the findings of a test. */
record ChaosReport(
    ChaosPlan plan,
    List<Injection> injections,
    Map<String, List<LoggedEvent>> events,
    Load load,
    List<Finding> findings) {

  /** Whether nothing was found and every injection healed. */
  boolean isSound() {
    return findings.isEmpty() && notHealed() == 0;
  }

  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("seed", plan.seed());
    json.put("minutes", plan.minutes());
    json.put("disks_filled", plan.disks());
    json.put("accepted", accepted());
    json.put("batches", batches());
    json.put("runs_in_log", events.size());
    json.set("outcomes", WireJson.MAPPER.valueToTree(LiveHistory.outcomes(events)));
    json.put("requests_without_success", load.refused());
    Silence silence = Silence.longest(events);
    json.put("longest_silence_ms", silence.length().toMillis());
    json.put("longest_silence_run", silence.runId());
    json.put("not_healed", notHealed());
    ArrayNode cells = json.putArray("injections");
    for (Injection injection : injections) {
      ObjectNode cell = cells.addObject();
      cell.put("fault", injection.cell().fault().toString());
      cell.put("target", injection.cell().target().toString());
      if (injection.cell().point() != null) {
        cell.put("point", injection.cell().point().toString());
      }
      cell.put("begun", injection.begun().toString());
      Duration heal = injection.timeToHeal();
      if (heal == null) {
        cell.putNull("time_to_heal_ms");
      } else {
        cell.put("time_to_heal_ms", heal.toMillis());
      }
    }
    FindingsReport.addTo(json, findings);
    return json;
  }

  String text() {
    Table table = new Table(headings());
    for (Fault fault : Fault.values()) {
      List<Object> row = new ArrayList<>(List.of(fault));
      for (Target target : Target.values()) {
        row.add(cell(fault, target));
      }
      table.row(row.toArray());
    }
    Table points = new Table("halted after", "time to heal");
    for (HaltPoint point : HaltPoint.values()) {
      points.row(point.role() + " " + point, cell(cell -> cell.point() == point));
    }
    Silence silence = Silence.longest(events);
    return """
    Injections, and the longest time to heal:
    %s

    %s

    seed %d, %d runs accepted, %d in the log, %d batches, %d requests without success
    outcomes: %s
    longest silence of a run: %.1f s (%s)
    not healed: %d
    found: %s
    %s\
    """
        .formatted(
            table,
            points,
            plan.seed(),
            accepted(),
            events.size(),
            batches(),
            load.refused(),
            LiveHistory.outcomes(events),
            silence.length().toMillis() / 1e3,
            silence.runId(),
            notHealed(),
            findings.isEmpty() ? "nothing" : FindingsReport.counts(findings),
            FindingsReport.text(findings))
        .strip();
  }

  private static String[] headings() {
    return Stream.concat(Stream.of("fault"), Arrays.stream(Target.values()).map(Target::toString))
        .toArray(String[]::new);
  }

  private String cell(Fault fault, Target target) {
    if (!fault.appliesTo(target)) {
      return "n/a";
    }
    if (fault == Fault.DISK_FULL && plan.lacksDisks()) {
      return "not possible";
    }
    return cell(cell -> cell.fault() == fault && cell.target() == target);
  }

  private String cell(Predicate<ChaosPlan.Cell> which) {
    List<Injection> here = injections.stream().filter(each -> which.test(each.cell())).toList();
    if (here.isEmpty()) {
      return "0";
    }
    if (here.stream().anyMatch(injection -> injection.timeToHeal() == null)) {
      return here.size() + " not healed";
    }
    long max =
        here.stream()
            .map(Injection::timeToHeal)
            .filter(Objects::nonNull)
            .mapToLong(Duration::toMillis)
            .max()
            .orElse(0);
    return "%d, %.1f s".formatted(here.size(), max / 1e3);
  }

  private long accepted() {
    return load.answers().stream().filter(Answer.Accepted.class::isInstance).count();
  }

  private long batches() {
    return events.values().stream()
        .flatMap(run -> Stream.ofNullable(run.getFirst().event().run().options().batch()))
        .map(Batched::id)
        .distinct()
        .count();
  }

  private long notHealed() {
    return injections.stream().filter(injection -> injection.timeToHeal() == null).count();
  }
}
