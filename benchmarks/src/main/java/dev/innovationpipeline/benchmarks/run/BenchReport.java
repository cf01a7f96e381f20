package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.count.CountsPerRun;
import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of one measurement; docs/benchmarks.md says what each means.
 *
 * @param json flat, but for the parts, the counts and the errors
 */
record BenchReport(ObjectNode json) {

  private static final double MIB = 1 << 20;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String PARTS = "parts";
  private static final String DURABILITY = "durability";
  private static final String COUNTS = "counts_per_run";

  static BenchReport of(BenchPlan plan, Observation seen) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    runs(json, seen);
    calls(json, seen);
    stamps(json, seen);
    parts(json, seen);
    LoadReport.addTo(json, plan, seen);
    json.set(DURABILITY, seen.durability().json());
    json.set(COUNTS, CountsPerRun.json(seen.counted(), seen.completed()));
    json.set("plan", plan.json());
    return new BenchReport(json);
  }

  /** Whether every run completed exactly once, with all its cards. */
  boolean isSound() {
    return json.path("completed").asLong() == json.path("runs").asLong()
        && json.path("wrong_cards").asLong() == 0
        && json.path("doubled_outputs").asLong() == 0
        && json.path("rows_completed").asLong() == json.path("completed").asLong();
  }

  /** The figures as tables for people. */
  String table() {
    Table figures = new Table("figure", "");
    Table parts =
        new Table("part", "CPU ms/run", "CPU s", "heap peak MB", "live MB", "RSS peak MB");
    json.properties()
        .forEach(
            figure -> {
              if (figure.getValue().isValueNode()) {
                figures.row(figure.getKey(), figure.getValue().asString());
              }
            });
    json.path(PARTS)
        .properties()
        .forEach(
            part ->
                parts.row(
                    part.getKey(),
                    part.getValue().path("cpu_ms_per_run").asString(),
                    part.getValue().path("cpu_s").asString(),
                    part.getValue().path("heap_peak_mb").asString("-"),
                    part.getValue().path("heap_live_mb").asString("-"),
                    part.getValue().path("rss_peak_mb").asString("-")));
    json.path(DURABILITY)
        .properties()
        .forEach(setting -> figures.row(setting.getKey(), setting.getValue().asString()));
    return figures
        + "\n\n"
        + LoadReport.table(json)
        + parts
        + "\n\n"
        + CountsPerRun.table(json.path(COUNTS));
  }

  private static void runs(ObjectNode json, Observation seen) {
    double wall = (seen.lastEndNanos() - seen.startNanos()) / NANOS;
    json.put("runs", seen.runs());
    json.put("completed", seen.completed());
    json.put("failed", seen.failed());
    json.put("lost", seen.runs() - seen.ends().size());
    json.put("refused", seen.submitter().refused());
    json.set("refusals", WireJson.MAPPER.valueToTree(seen.submitter().refusals()));
    json.set(
        "errors",
        WireJson.MAPPER.valueToTree(
            seen.ends().values().stream()
                .flatMap(end -> Stream.ofNullable(end.error()))
                .collect(Collectors.groupingBy(e -> e, TreeMap::new, Collectors.counting()))));
    json.put("wall_s", Figure.round(wall));
    json.put("submitted_in_s", Figure.round(seen.submitting().toMillis() / 1000.0));
    json.put("runs_per_s", Figure.round(seen.completed() / wall));
    Figure.put(json, "accept", seen.submitter().acceptTimes());
    Figure.put(json, "run", runTimes(seen));
    seen.aloneMillis().ifPresent(time -> json.put("lone_run_alone_ms", time));
    seen.besideMillis().ifPresent(time -> json.put("lone_run_beside_ms", time));
    json.put("doubled_outputs", seen.timeline().doubled());
    json.put("rows_completed", seen.rowsCompleted());
    json.put("wrong_cards", seen.wrongCards());
    json.put(
        "sink_lag_ms", Figure.round((seen.sinkDoneNanos() - seen.lastEndNanos()) / NANOS * 1000));
  }

  private static void calls(ObjectNode json, Observation seen) {
    JsonNode totals = seen.totals();
    long calls = totals.path("calls").asLong();
    long failed = totals.path("failed").asLong();
    long needed = (long) seen.runs() * Pipelines.registered().newest().stages().size();
    double wall = (seen.lastEndNanos() - seen.startNanos()) / NANOS;
    json.put("peak_in_flight", totals.path("most_open").asLong());
    json.put("llm_calls", calls);
    json.put("llm_calls_needed", needed);
    json.put("llm_calls_failed", failed);
    json.put("llm_calls_extra", calls - failed - needed);
    json.put("llm_calls_abandoned", totals.path("abandoned").asLong());
    json.put(
        "llm_answers_repeated",
        seen.calls().stream().mapToLong(call -> Math.max(0, call.answers() - 1)).sum());
    json.put("llm_answers_per_s", Figure.round(totals.path("answered").asLong() / wall));
    json.put("kills", seen.killer().kills());
    json.put("open_calls_at_kills", seen.killer().openCalls());
  }

  private static void stamps(ObjectNode json, Observation seen) {
    Figure.put(json, "step", seen.timeline().steps());
    Figure.put(json, "hop", seen.timeline().both());
    Figure.put(json, "hop_in", seen.timeline().in());
    Figure.put(json, "hop_out", seen.timeline().out());
  }

  private static void parts(ObjectNode json, Observation seen) {
    double runs = Math.max(1, seen.completed());
    Map<Role, Usage.Figures> figures = seen.usage().figures();
    Usage.Figures processor = figures.getOrDefault(Role.PROCESSOR, Usage.Figures.NONE);
    double systemMillis =
        figures.entrySet().stream()
            .filter(part -> part.getKey() != Role.PROVIDER)
            .mapToLong(part -> part.getValue().cpu().toMillis())
            .sum();
    json.put("cpu_ms_per_run", Figure.round(systemMillis / runs));
    json.put("heap_peak_mb", Figure.round(processor.heapPeak() / MIB));
    json.put("heap_live_mb", Figure.round(processor.livePeak() / MIB));
    json.put("rss_peak_mb", Figure.round(processor.residentPeak() / MIB));
    ObjectNode parts = json.putObject(PARTS);
    figures.forEach(
        (role, used) -> {
          ObjectNode part = cpu(parts.putObject(role.toString()), used.cpu(), runs);
          if (role != Role.DATABASE) {
            part.put("heap_peak_mb", Figure.round(used.heapPeak() / MIB));
            part.put("heap_live_mb", Figure.round(used.livePeak() / MIB));
          }
          part.put("rss_peak_mb", Figure.round(used.residentPeak() / MIB));
        });
    cpu(parts.putObject("bench"), seen.usage().ownCpuUsed(), runs);
  }

  private static ObjectNode cpu(ObjectNode part, Duration cpu, double runs) {
    return part.put("cpu_ms_per_run", Figure.round(cpu.toMillis() / runs))
        .put("cpu_s", Figure.round(cpu.toMillis() / 1000.0));
  }

  private static Percentiles runTimes(Observation seen) {
    Percentiles times = new Percentiles();
    seen.runMillis().values().forEach(millis -> times.add(Duration.ofMillis(millis)));
    return times;
  }
}
