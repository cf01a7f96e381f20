package dev.innovationpipeline.benchmarks.figures;

import tools.jackson.databind.node.ObjectNode;

/** How figures are written in a report. */
public final class Figure {

  private Figure() {}

  /** To two digits after the point. */
  public static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  public static void put(ObjectNode json, String name, Percentiles times) {
    json.put(name + "_p50_ms", times.millis(50));
    json.put(name + "_p99_ms", times.millis(99));
  }
}
