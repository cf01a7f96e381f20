package dev.innovationpipeline.sink.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/** Row ids derived from what a row says (UUID version 5), so that a repetition finds its row. */
final class RowIds {

  private static final NameBasedGenerator GENERATOR =
      Generators.nameBasedGenerator(UUID.fromString("6f6e6570-6970-5c65-8c69-6e6500000001"));

  private RowIds() {}

  static String stageOutput(String runId, int stage) {
    return of(runId, "stage", String.valueOf(stage));
  }

  static String inspirationReport(String runId) {
    return of(runId, "inspirations");
  }

  static String card(String runId, int number) {
    return of(runId, "card", String.valueOf(number));
  }

  private static synchronized String of(String... parts) {
    return GENERATOR.generate(String.join("\u001f", parts)).toString();
  }
}
