package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.Table;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.Star;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of some outputs, table by table. */
final class OutputWrites {

  private final List<Row> outputs = new ArrayList<>();
  private final List<Row> reports = new ArrayList<>();
  private final List<Row> cards = new ArrayList<>();

  void add(Output output, String userId, Map<Star.Key, Star> stars) {
    outputs.add(OutputRows.stageOutput(output));
    switch (output.result()) {
      case Inspirations result -> reports.add(OutputRows.inspirationReport(output, result));
      case OpportunityCards result -> cards.addAll(OutputRows.cards(output, result, userId, stars));
      case Prose result -> {
        // Its text is all there is.
      }
    }
  }

  void copy(Session session) throws SQLException {
    session.copy(Table.STAGE_OUTPUT, outputs);
    session.copy(Table.INSPIRATION_REPORT, reports);
    session.copy(Table.OPPORTUNITY_CARD, cards);
  }

  void upsert(Session session) throws SQLException {
    session.upsert(Table.STAGE_OUTPUT, outputs);
    session.upsert(Table.INSPIRATION_REPORT, reports);
    session.upsert(Table.OPPORTUNITY_CARD, cards);
  }
}
