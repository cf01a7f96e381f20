package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings for people and for programs. */
public final class FindingsReport {

  /** More of a kind say nothing new. */
  private static final int MAX_SHOWN = 100;

  private FindingsReport() {}

  /** How many there are of each kind. */
  public static Map<String, Long> counts(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()));
  }

  /** A line for each, at most {@value #MAX_SHOWN}. */
  public static String text(List<Finding> findings) {
    String lines =
        findings.stream()
            .limit(MAX_SHOWN)
            .map(finding -> finding.kind() + ": " + finding.sentence())
            .collect(Collectors.joining("\n"));
    int more = findings.size() - MAX_SHOWN;
    return more > 0 ? lines + "\n… and " + more + " more" : lines;
  }

  /** Adds {@code findings} and, by kind, {@code counts}. */
  public static void addTo(ObjectNode json, List<Finding> findings) {
    json.set("counts", WireJson.MAPPER.valueToTree(counts(findings)));
    ArrayNode list = json.putArray("findings");
    findings.forEach(
        finding ->
            list.addObject()
                .put("kind", finding.kind())
                .put("run_id", finding.runId())
                .put("sentence", finding.sentence()));
  }
}
