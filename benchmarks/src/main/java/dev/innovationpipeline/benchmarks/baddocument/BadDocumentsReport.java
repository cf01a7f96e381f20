package dev.innovationpipeline.benchmarks.baddocument;

import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.load.WatchedRuns;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of runs with bad documents and of those beside them.
 *
 * @param texts runs with short texts
 * @param office runs with short DOCX files
 * @param bad by the kind of their documents
 * @param notEnded runs whose end is missing in the log or in the database
 * @param endedAgain ends in the log of runs that had ended before
 * @param secretRequests for what only an external entity names
 */
record BadDocumentsReport(
    Compared texts,
    Compared office,
    Map<BadDocument, WatchedRuns> bad,
    int notEnded,
    int endedAgain,
    int secretRequests) {

  private static final double MAX_RATIO = 2;

  /** Equal runs without and beside bad documents. */
  record Compared(WatchedRuns alone, WatchedRuns beside) {

    private boolean allCompleted() {
      return alone.allEndedAsExpected() && beside.allEndedAsExpected();
    }

    private double ratio() {
      return Figure.round(beside.times().millis(99) / alone.times().millis(99));
    }

    private void put(ObjectNode json, String name) {
      Figure.put(json, name + "_alone", alone.times());
      Figure.put(json, name + "_beside", beside.times());
      json.put(name + "_beside_max_ms", beside.times().millis(100));
      json.put(name + "_p99_ratio", ratio());
      json.put(name + "_runs", alone.count() + beside.count());
    }
  }

  boolean holds() {
    return Stream.of(texts, office)
            .allMatch(runs -> runs.allCompleted() && runs.ratio() <= MAX_RATIO)
        && bad.values().stream().allMatch(WatchedRuns::allEndedAsExpected)
        && notEnded == 0
        && endedAgain == 0
        && secretRequests == 0;
  }

  ObjectNode json() {
    ObjectNode json = figures();
    ObjectNode kinds = json.putObject("bad");
    bad.forEach(
        (kind, runs) -> {
          Percentiles times = runs.times();
          ObjectNode figures = kinds.putObject(kind.toString());
          figures.put("expected", kind.code());
          figures.set("outcomes", WireJson.MAPPER.valueToTree(runs.outcomes()));
          figures.put("p50_ms", times.millis(50)).put("max_ms", times.millis(100));
        });
    return json;
  }

  String table() {
    Table table = new Table("figure", "");
    figures().properties().forEach(figure -> table.row(figure.getKey(), figure.getValue()));
    Table kinds = new Table("bad document", "p50 ms", "max ms", "outcomes");
    bad.forEach(
        (kind, runs) ->
            kinds.row(kind, runs.times().millis(50), runs.times().millis(100), runs.outcomes()));
    return table + "\n\n" + kinds;
  }

  private ObjectNode figures() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    texts.put(json, "text");
    office.put(json, "docx");
    json.put(
        "others_not_completed",
        Stream.of(texts, office)
            .flatMap(runs -> Stream.of(runs.alone(), runs.beside()))
            .mapToLong(runs -> runs.count() - runs.times().count())
            .sum());
    json.put("bad_runs", bad.values().stream().mapToInt(WatchedRuns::count).sum());
    json.put("not_ended", notEnded);
    json.put("ended_again", endedAgain);
    json.put("secret_requests", secretRequests);
    return json;
  }
}
