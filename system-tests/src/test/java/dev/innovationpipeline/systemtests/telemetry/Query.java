package dev.innovationpipeline.systemtests.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric, with the labels that a text selects it by.
 *
 * @param metric as Prometheus names it
 */
record Query(String metric, Set<String> labels) {

  private static final Pattern METRIC =
      Pattern.compile(
          "\\b((?:innovation_pipeline|gen_ai_client|hikaricp|http_server|jvm)_[a-z_]*[a-z])\\b(?!_)(?:\\{([^}]*)})?");

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=");

  static List<Query> allIn(Path file) throws IOException {
    return METRIC.matcher(Files.readString(file)).results().map(Query::of).distinct().toList();
  }

  /** In Prometheus' language: any series of it that has these labels. */
  String ofAnySeries() {
    return Stream.concat(
            Stream.of("__name__=~\"" + metric + "(_count)?\""),
            labels.stream().map(label -> label + "!=\"\""))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Query of(MatchResult found) {
    String selector = found.group(2) == null ? "" : found.group(2);
    return new Query(
        found.group(1),
        LABEL
            .matcher(selector)
            .results()
            .map(label -> label.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
