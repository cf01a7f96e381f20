package dev.innovationpipeline.benchmarks.evaluate.score;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The least or most that figures must be, from a file such as {@code {"shapes": {"min": 1}}}. */
public final class Thresholds {

  private record Limits(double min, double max) {}

  private final Path file;
  private final Map<Measure, Limits> limits = new TreeMap<>();

  private Thresholds(Path file) {
    this.file = file;
  }

  /**
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  public static Thresholds read(Path file) throws IOException {
    Thresholds thresholds = new Thresholds(file);
    try {
      WireJson.MAPPER
          .readTree(Files.readString(file))
          .properties()
          .forEach(entry -> thresholds.add(entry.getKey(), entry.getValue()));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    return thresholds;
  }

  private void add(String key, JsonNode json) {
    Measure measure =
        Measure.named(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s names the figure %s, which there is not.".formatted(file, key)));
    if (!json.path("min").isNumber() && !json.path("max").isNumber()) {
      throw new IllegalArgumentException(
          "%s gives no number as min or max of %s.".formatted(file, key));
    }
    limits.put(
        measure,
        new Limits(
            json.path("min").asDouble(Double.NEGATIVE_INFINITY),
            json.path("max").asDouble(Double.POSITIVE_INFINITY)));
  }

  /** A sentence for each figure that is beyond its threshold or was not measured. */
  public List<String> missedBy(Figures figures) {
    List<String> missed = new ArrayList<>();
    limits.forEach(
        (measure, limit) -> {
          OptionalDouble mean = figures.mean(measure);
          if (mean.isEmpty()) {
            missed.add("%s was not measured.".formatted(measure.key()));
          } else if (mean.getAsDouble() < limit.min) {
            missed.add(sentence(measure, mean.getAsDouble(), "least", limit.min));
          } else if (mean.getAsDouble() > limit.max) {
            missed.add(sentence(measure, mean.getAsDouble(), "most", limit.max));
          }
        });
    return missed;
  }

  private String sentence(Measure measure, double value, String bound, double limit) {
    return "%s is %s, and must be at %s %s (%s)."
        .formatted(measure.key(), value, bound, limit, file.getFileName());
  }
}
