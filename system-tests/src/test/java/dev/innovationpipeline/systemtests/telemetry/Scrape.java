package dev.innovationpipeline.systemtests.telemetry;

import java.util.List;

/** What {@code /actuator/prometheus} of the services answers. */
record Scrape(List<String> series) {

  /** A histogram's own name is none of a series; its type names it. */
  boolean has(Query query) {
    return series.stream()
        .anyMatch(
            line ->
                query.labels().isEmpty() && line.startsWith("# TYPE " + query.metric() + " ")
                    || line.startsWith(query.metric()) && hasLabels(line, query));
  }

  private static boolean hasLabels(String line, Query query) {
    String rest = line.substring(query.metric().length());
    return (rest.startsWith("{") || rest.startsWith(" "))
        && query.labels().stream()
            .allMatch(
                label -> rest.contains("{" + label + "=") || rest.contains("," + label + "="));
  }
}
