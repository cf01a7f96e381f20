package dev.innovationpipeline.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;

class ComparisonPrinterTest {

  @Test
  void putsTwoAttemptsSideBySide() {
    String printed =
        ComparisonPrinter.print(
            WireJson.MAPPER.readTree(
                """
                {"a": {"attempt": 1, "status": "COMPLETED", "from_stage": 1, "cost_usd": 0.25,
                       "cards": [{"title": "Old", "problem": "%s"}]},
                 "b": {"attempt": 2, "status": "FAILED", "from_stage": 4,
                       "error_message": "Odd.", "cards": []},
                 "stages": [{"number": 1, "title": "One", "changed": false},
                            {"number": 4, "title": "Four", "changed": true}]}
                """
                    .formatted("word ".repeat(20).strip())));
    assertThat(printed)
        .contains("= Stage 1 · One", "≠ Stage 4 · Four", "0.25 USD")
        .containsPattern("Attempt 1 +│ Attempt 2")
        .containsPattern("1\\. Old +│ –");
    assertThat(printed.lines()).allMatch(line -> line.length() <= 100);
  }
}
