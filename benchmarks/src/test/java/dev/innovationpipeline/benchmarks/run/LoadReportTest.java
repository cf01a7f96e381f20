package dev.innovationpipeline.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.load.Gaps;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LoadReportTest {

  private final ObjectNode json = WireJson.MAPPER.createObjectNode();
  private final Gaps gaps = new Gaps();

  @Test
  void countsAGapForTheLastChangeBeforeItsEnd() {
    gaps.add(9_000, 9_900, 0);
    gaps.add(9_500, 16_500, 0);
    gaps.add(15_000, 20_000, 0);
    LoadReport.gaps(
        json,
        gaps,
        List.of(
            new Changes.Done(Change.Kind.KILL, "processor-1", Duration.ofSeconds(10), 10_000),
            new Changes.Done(Change.Kind.JOIN, "processor-2", Duration.ofSeconds(20), 20_000)));
    assertThat(json.path("longest_gap_ms").asDouble()).isEqualTo(7000);
    assertThat(json.path("longest_gap_before_changes_ms").asDouble()).isEqualTo(900);
    assertThat(json.path("changes").path(0).path("longest_gap_ms").asDouble()).isEqualTo(7000);
    assertThat(json.path("changes").path(1).path("longest_gap_ms").asDouble()).isEqualTo(5000);
    assertThat(LoadReport.table(json)).contains("kill", "processor-1", "7000.0");
  }

  @Test
  void tellsTheLongestGapWithoutChangesToo() {
    gaps.add(1_000, 1_300, 100_000);
    LoadReport.gaps(json, gaps, List.of());
    assertThat(json.path("longest_gap_ms").asDouble()).isEqualTo(200);
    assertThat(json.has("changes")).isFalse();
    assertThat(LoadReport.table(json)).isEmpty();
  }
}
