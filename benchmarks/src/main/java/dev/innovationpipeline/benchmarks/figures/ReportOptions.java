package dev.innovationpipeline.benchmarks.figures;

import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How the figures of a benchmark are printed. */
public final class ReportOptions {

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  private boolean json;

  /** Prints one figure a line for people. */
  public void print(ObjectNode figures) {
    Table table = new Table("figure", "");
    figures
        .properties()
        .forEach(figure -> table.row(figure.getKey(), figure.getValue().asString()));
    print(figures, table.toString());
  }

  public void print(ObjectNode figures, String forPeople) {
    System.out.println(json ? figures.toString() : forPeople);
  }
}
