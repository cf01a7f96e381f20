package dev.innovationpipeline.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunsCommandTest {

  @Test
  void conditionsBecomeAQuery() {
    assertThat(path("kefir", "&", "--status", "running", "--since", "2026-11-30", "--limit", "3"))
        .isEqualTo("/runs?limit=3&q=kefir%20%26&status=RUNNING&since=2026-11-30T00%3A00%3A00Z");
    assertThat(path()).isEqualTo("/runs?limit=50");
    assertThat(path("--starred", "--tag", "q4")).isEqualTo("/runs?limit=50&tag=q4&starred=true");
  }

  @Test
  void aLineSaysThatARunWaits() {
    assertThat(line("\"waiting_for\": \"review\"")).startsWith("r  WAITS FOR REVIEW  c  a.pdf");
    assertThat(line("\"title\": \"Autumn\", \"tags\": [\"q4\"]"))
        .isEqualTo("r  RUNNING           c  Autumn  2026-11-30T10:00:00Z #q4");
  }

  private static String path(String... arguments) {
    RunsCommand command = new RunsCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.path(null, command.limit);
  }

  private static String line(String fields) {
    return RunsCommand.line(
        WireJson.MAPPER.readTree(
            """
            {"run_id": "r", "status": "RUNNING", "company_id": "c", "document_name": "a.pdf",
              "created_at": "2026-11-30T10:00:00Z", %s}
            """
                .formatted(fields)));
  }
}
