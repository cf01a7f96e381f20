package dev.innovationpipeline.benchmarks.evaluate.report;

import dev.innovationpipeline.benchmarks.evaluate.judge.Agreement;
import dev.innovationpipeline.benchmarks.evaluate.score.Figures;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScore;
import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The outcome of one model with one set of prompts.
 *
 * @param model as it was asked for
 * @param answered the models that answered, as the provider names them
 * @param prompts the versions that were used, in order of stages
 * @param set the fingerprint of the documents, companies and expectations
 * @param spent by all calls that were made for it
 * @param judge the agreement of the judge with itself; null where none was asked
 */
public record ModelResult(
    String model,
    List<String> answered,
    String prompts,
    String set,
    Usage spent,
    @Nullable Agreement judge,
    List<RunScore> scores) {

  public static final String FILE = "result.json";

  public ModelResult {
    answered = List.copyOf(answered);
    scores = List.copyOf(scores);
  }

  public String name() {
    return model + ", prompts " + prompts;
  }

  public Figures figures() {
    return Figures.of(scores);
  }

  public long failed() {
    return scores.stream().filter(score -> score.failure() != null).count();
  }

  /** Without its runs. */
  public ObjectNode summary() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("model", model);
    answered.forEach(json.putArray("answered_by")::add);
    json.put("prompts", prompts);
    json.put("set", set);
    json.put("runs", scores.size());
    json.put("failed", failed());
    json.set("figures", figures().json());
    json.set("unmeasured", figures().unmeasured());
    json.set("spent", WireJson.MAPPER.valueToTree(spent));
    if (judge != null) {
      json.set("judge_agreement", judge.json());
    }
    return json;
  }

  public ObjectNode json() {
    ObjectNode json = summary();
    ArrayNode runs = json.putArray("scores");
    for (RunScore score : scores) {
      ObjectNode run = runs.addObject();
      run.put("document", score.id().document()).put("company", score.id().company());
      if (score.failure() != null) {
        run.put("failure", score.failure());
      }
      ObjectNode values = run.putObject("values");
      for (Measure measure : Measure.values()) {
        score.value(measure).ifPresent(value -> values.put(measure.key(), value));
      }
    }
    return json;
  }

  /**
   * Reads a result file, or the only one of an evaluation's folder.
   *
   * @throws IllegalArgumentException saying what to name instead
   */
  public static ModelResult read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? resultIn(path) : path;
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no evaluation in " + path + "; name a folder that evaluate has written.");
    }
    try {
      return of(WireJson.MAPPER.readTree(Files.readString(file)));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is no result of an evaluation.", e);
    }
  }

  private static Path resultIn(Path folder) throws IOException {
    if (Files.exists(folder.resolve(FILE))) {
      return folder.resolve(FILE);
    }
    List<Path> results = new ArrayList<>();
    try (var folders = Files.list(folder)) {
      folders.map(each -> each.resolve(FILE)).filter(Files::exists).sorted().forEach(results::add);
    }
    if (results.size() > 1) {
      throw new IllegalArgumentException(
          "%s has the results of %d models; name one of its folders, such as %s."
              .formatted(folder, results.size(), results.getFirst().getParent()));
    }
    return results.isEmpty() ? folder.resolve(FILE) : results.getFirst();
  }

  private static ModelResult of(JsonNode json) {
    List<RunScore> scores = new ArrayList<>();
    for (JsonNode run : json.path("scores")) {
      Map<Measure, Double> values = new EnumMap<>(Measure.class);
      for (Measure measure : Measure.values()) {
        JsonNode value = run.path("values").path(measure.key());
        if (value.isNumber()) {
          values.put(measure, value.asDouble());
        }
      }
      JsonNode failure = run.path("failure");
      scores.add(
          new RunScore(
              new Case(run.path("document").asString(""), run.path("company").asString("")),
              failure.isString() ? failure.asString() : null,
              values));
    }
    return new ModelResult(
        json.path("model").asString(""),
        json.path("answered_by").valueStream().map(name -> name.asString("")).toList(),
        json.path("prompts").asString(""),
        json.path("set").asString(""),
        Usage.NONE,
        null,
        scores);
  }
}
