package dev.innovationpipeline.ingest.status.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusAnswerTest {

  private static final RunContext RUN = Runs.run("r");
  private static final int LAST = RUN.pipeline().stages();
  private static final Degradation SHORTENED = Degradation.documentShortened(1_200, 3_000);
  private static final Degradation CARD = Degradation.fallbackCard(3);

  /** Clients know the statuses of old, so that a degraded run stays COMPLETED. */
  @Test
  void aCompletedRunSaysWhatWasLostInItsStages() {
    JsonNode answer = answer(Runs.degraded(RUN, 1, SHORTENED), Runs.degraded(RUN, LAST, CARD));

    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(answer.path("degraded"))
        .isEqualTo(
            WireJson.MAPPER.readTree(
                """
                [{"code": "document_shortened", "message": "The document is too long for the model,\
                 so 1,200 of its 3,000 passages were not read."},
                 {"code": "fallback_card", "card": 3,
                  "message": "Card 3 could not be read, so the standard card is shown."}]
                """));
    assertThat(answer.path("stages").path(0).path("degraded")).hasSize(1);
    assertThat(answer.path("stages").path(LAST - 1).path("degraded")).hasSize(1);
  }

  @Test
  void aRunThatGoesOnShowsLossesAtItsStagesOnly() {
    JsonNode answer = answer(Runs.degraded(RUN, 1, SHORTENED));

    assertThat(answer.has("degraded")).isFalse();
    assertThat(answer.path("stages").path(0).path("degraded")).hasSize(1);
    assertThat(answer.path("stages").path(1).has("degraded")).isFalse();
  }

  @Test
  void aRunWithoutLossesDoesNotSpeakOfThem() {
    assertThat(answer(Runs.completed(RUN, LAST)).toString())
        .contains("COMPLETED")
        .doesNotContain("degraded");
  }

  @Test
  void aStageThatWasRedoneHasItsOwnLosses() {
    RunContext second = RUN.next(Runs.NOW, RunOptions.DEFAULTS);
    JsonNode answer =
        answer(
            Runs.degraded(RUN, 1, SHORTENED),
            Runs.degraded(RUN, LAST, CARD),
            Runs.completed(second, LAST));

    assertThat(answer.path("degraded"))
        .extracting(loss -> loss.path("code").asString())
        .containsExactly("document_shortened");
  }

  @Test
  void aRunHasTheTitleThatItsDocumentGivesItself() {
    assertThat(titleAnswered("https://example.com/a.pdf", "Dairy Trends 2026"))
        .isEqualTo("Dairy Trends 2026");
    assertThat(titleAnswered("https://example.com/a.pdf", null)).isNull();
    assertThat(titleAnswered("https://example.com/Dairy%20Trends.pdf", "dairy trends")).isNull();
    assertThat(titleAnswered("https://example.com/Dairy%20Trends", "Dairy Trends")).isNull();
  }

  private static @Nullable String titleAnswered(String address, @Nullable String title) {
    RunContext run = new RunContext("r", 1, "u", "c", address, Runs.NOW, RunOptions.DEFAULTS);
    SourceDocument document = new SourceDocument("ab", "2", "cd", "application/pdf", 1, title);
    return answer(Runs.completed(run, 1).from(document)).path("document_title").asString(null);
  }

  /** As the stream of changes has it, too. */
  private static JsonNode answer(RunEvent... events) {
    RunStatus status = Stream.of(events).map(RunStatus::of).reduce(RunStatus::merge).orElseThrow();
    return WireJson.MAPPER.readTree(
        Change.of(new ViewedStatus(status, 0, 1), processor -> false, Runs.KEEP_WAITING).json());
  }
}
