package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.figures.Slope;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of a soak; docs/benchmarks.md says what each means. */
record SoakReport(ObjectNode json) {

  private static final String SLOPES = "slopes";
  private static final String EXCEEDED = "exceeded";

  static SoakReport of(SoakPlan plan, long completed, int refused, int kills, List<Series> series) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("runs", plan.runs());
    json.put("completed", completed);
    json.put("refused", refused);
    json.put("kills", kills);
    ObjectNode slopes = json.putObject(SLOPES);
    ObjectNode samples = json.putObject("samples");
    for (Series each : series) {
      slope(slopes.putObject(each.name()), each, plan.bound(each.quantity()));
      ArrayNode values = samples.putArray(each.name());
      each.samples()
          .forEach(
              sample ->
                  values
                      .addArray()
                      .add(Math.round(sample.hours() * SoakPlan.SECONDS_IN_HOUR))
                      .add(Figure.round(sample.value())));
    }
    json.set("plan", plan.json());
    return new SoakReport(json);
  }

  /** Whether every run completed and nothing grows faster than it may. */
  boolean isSound() {
    return json.path("completed").asLong() == json.path("runs").asLong()
        && json.path(SLOPES).valueStream().noneMatch(slope -> slope.path(EXCEEDED).asBoolean());
  }

  /** The figures as tables for people. */
  String table() {
    Table figures = new Table("figure", "");
    json.properties()
        .forEach(
            figure -> {
              if (figure.getValue().isValueNode()) {
                figures.row(figure.getKey(), figure.getValue().asString());
              }
            });
    Table slopes = new Table("quantity", "first", "last", "per hour", "± error", "bound", "");
    json.path(SLOPES).properties().forEach(slope -> row(slopes, slope.getKey(), slope.getValue()));
    return figures + "\n\n" + slopes;
  }

  private static void row(Table table, String name, JsonNode slope) {
    table.row(
        name,
        slope.path("first").asString(),
        slope.path("last").asString(),
        slope.path("per_hour").asString(),
        slope.path("standard_error").asString(),
        slope.path("bound").asString(),
        slope.path(EXCEEDED).asBoolean() ? EXCEEDED : "");
  }

  private static void slope(ObjectNode json, Series series, double bound) {
    Slope slope = series.slope();
    json.put("first", Figure.round(series.samples().getFirst().value()))
        .put("last", Figure.round(series.samples().getLast().value()))
        .put("per_hour", Figure.round(slope.perUnit()))
        .put("standard_error", Figure.round(slope.standardError()))
        .put("bound", Figure.round(bound))
        .put(EXCEEDED, slope.exceeds(bound));
  }
}
