package dev.innovationpipeline.ingest.library;

import dev.innovationpipeline.schema.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run and all that came of it so far. */
record RunResults(
    LibraryRun run, List<Inspiration> inspirations, List<StageResult> stages, List<Card> cards) {

  record Inspiration(String title, String content, List<String> keyElements) {

    /** The two of a report. */
    static List<Inspiration> of(Row row) {
      return IntStream.rangeClosed(1, 2).mapToObj(number -> of(row, number)).toList();
    }

    private static Inspiration of(Row row, int number) {
      String column = "inspiration" + number;
      return new Inspiration(
          row.textOr(column + "Title", ""),
          row.textOr(column + "Content", ""),
          row.texts(column + "Elements"));
    }
  }

  record StageResult(
      int number,
      String title,
      @Nullable String markdown,
      @Nullable JsonNode json,
      @Nullable Integer attempt,
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable Long promptTokens,
      @Nullable Long completionTokens,
      @Nullable BigDecimal costUsd,
      @Nullable Instant startedAt) {

    static StageResult of(Row row) {
      Integer number = row.integer("stageNumber");
      int stage = number == null ? 0 : number;
      return new StageResult(
          stage,
          stage >= 1 && stage <= Stage.last().number() ? Stage.of(stage).title() : "Stage " + stage,
          row.text("markdownOutput"),
          row.json("jsonOutput"),
          row.integer("attempt"),
          row.text("model"),
          row.text("promptVersion"),
          row.bigInteger("promptTokens"),
          row.bigInteger("completionTokens"),
          row.amount("costUsd"),
          row.time("startedAt"));
    }
  }

  record Card(
      String id,
      @Nullable Integer number,
      @Nullable String title,
      @Nullable String tagline,
      @Nullable String problem,
      @Nullable String solution,
      @Nullable String whyNow,
      @Nullable String targetSegment,
      @Nullable String quickWin,
      @Nullable Boolean starred,
      @Nullable Boolean parsed) {

    static Card of(Row row) {
      return new Card(
          row.textOr("id", ""),
          row.integer("number"),
          row.text("title"),
          row.text("tagline"),
          row.text("problem"),
          row.text("solution"),
          row.text("why_now"),
          row.text("target_segment"),
          row.text("quick_win"),
          row.flag("starred"),
          row.flag("parsed"));
    }
  }
}
