package dev.innovationpipeline.benchmarks.documents;

import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of all documents of a folder. */
record DocumentsReport(List<ReadDocument> documents) {

  /** Whether each document that could be compared keeps the bar. */
  boolean isSound() {
    return documents.stream().noneMatch(ReadDocument::isBelowBar);
  }

  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("files", documents.size())
        .put("read", documents.stream().filter(document -> document.failure() == null).count())
        .put("compared", compared())
        .put("below_bar", documents.stream().filter(ReadDocument::isBelowBar).count())
        .put("pages", documents.stream().mapToInt(ReadDocument::pages).sum())
        .put("ms", Figure.round(documents.stream().mapToDouble(ReadDocument::millis).sum()));
    ArrayNode figures = json.putArray("figures");
    documents.forEach(document -> document.putInto(figures.addObject()));
    return json;
  }

  String table() {
    Table table =
        new Table(
            "file", "words", "recall", "extra", "order", "ms", "pages", "passages", "known text");
    documents.forEach(document -> table.row(document.cells()));
    return table
        + "%n%d files, %d compared, %d below the bar."
            .formatted(
                documents.size(),
                compared(),
                documents.stream().filter(ReadDocument::isBelowBar).count());
  }

  private long compared() {
    return documents.stream().filter(document -> document.comparison() != null).count();
  }
}
