package dev.innovationpipeline.benchmarks.figures;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the figures of a benchmark are printed. */
public final class ReportOptions {

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  private boolean json;

  /** Prints one figure a line for people. */
  public void print(ObjectNode figures) {
    Table table = new Table("figure", "");
    figures.properties().forEach(figure -> table.row(figure.getKey(), text(figure.getValue())));
    print(figures, table.toString());
  }

  private static String text(JsonNode figure) {
    return figure.isValueNode() ? figure.asString() : figure.toString();
  }

  public void print(ObjectNode figures, String forPeople) {
    System.out.println(json ? figures.toString() : forPeople);
  }
}
