package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.Edit;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.Star;
import dev.innovationpipeline.sink.batch.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Outputs to rows, table by table, and back. Nothing in a row comes from a clock of ours. */
final class OutputRows {

  /** Their rows are made one at a time: the JSON of a whole batch would outlive collections. */
  private final List<Output> outputs = new ArrayList<>();

  private final List<Row> reports = new ArrayList<>();
  private final List<Row> cards = new ArrayList<>();

  /** Which output a row is, without its text: of one attempt and stage, the later wins. */
  record OutputTime(Output.Key key, Instant completedAt) {

    static OutputTime of(Output output) {
      return new OutputTime(output.key(), output.completedAt());
    }

    static OutputTime read(ResultSet row) throws SQLException {
      return new OutputTime(
          new Output.Key(
              row.getString("run_id"), row.getInt("attempt"), row.getInt("stage_number")),
          Objects.requireNonNull(StateRows.time(row, "completed_at")));
    }
  }

  void add(Output output, String userId, PersonRows people) {
    outputs.add(output);
    switch (output.result()) {
      case Inspirations result -> reports.add(inspirationReport(output, result));
      case OpportunityCards result -> cards.addAll(cards(output, result, userId, people));
      case Prose result -> {
        // Its text is all there is.
      }
    }
  }

  void copy(Session session) throws SQLException {
    session.copy(Table.STAGE_OUTPUT, outputs.stream().map(OutputRows::stageOutput));
    session.copy(Table.INSPIRATION_REPORT, reports.stream());
    session.copy(Table.OPPORTUNITY_CARD, cards.stream());
  }

  void upsert(Session session) throws SQLException {
    session.upsert(Table.STAGE_OUTPUT, outputs.stream().map(OutputRows::stageOutput).toList());
    session.upsert(Table.INSPIRATION_REPORT, reports);
    session.upsert(Table.OPPORTUNITY_CARD, cards);
  }

  static Row stageOutput(Output output) {
    return Row.of(
        RowIds.stageOutput(output.key().runId(), output.key().stage()),
        output.key().runId(),
        output.key().stage(),
        output.result().markdown(),
        json(output),
        output.key().attempt(),
        output.model(),
        output.promptVersion(),
        output.usage().promptTokens(),
        output.usage().completionTokens(),
        output.usage().costUsd().toPlainString(),
        output.startedAt(),
        output.completedAt(),
        degraded(output),
        profile(output),
        edited(output));
  }

  static Row archived(Output output) {
    return Row.of(
        output.key().runId(),
        output.key().attempt(),
        output.key().stage(),
        output.result().markdown(),
        json(output),
        output.model(),
        output.promptVersion(),
        output.usage().promptTokens(),
        output.usage().completionTokens(),
        output.usage().costUsd().toPlainString(),
        output.startedAt(),
        output.completedAt(),
        output.copiedFromAttempt(),
        degraded(output),
        profile(output),
        edited(output));
  }

  /** Of an archived row. */
  static Output read(ResultSet row) throws SQLException {
    OutputTime time = OutputTime.read(row);
    String json = row.getString("json");
    return new Output(
        time.key(),
        ResultJson.result(
            row.getString("markdown"),
            json == null ? null : WireJson.MAPPER.readValue(json, ResultJson.class),
            null),
        row.getString("model"),
        row.getString("prompt_version"),
        new Usage(
            0,
            row.getLong("prompt_tokens"),
            row.getLong("completion_tokens"),
            row.getBigDecimal("cost_usd")),
        Objects.requireNonNull(StateRows.time(row, "started_at")),
        time.completedAt(),
        row.getObject("copied_from_attempt", Integer.class),
        degraded(row.getString("degraded")),
        profile(row.getString("profile")),
        edited(row.getString("edited")));
  }

  private static @Nullable String json(Output output) {
    StoredJson json = StoredJson.of(output.result());
    return json == null ? null : WireJson.MAPPER.writeValueAsString(json);
  }

  private static @Nullable String degraded(Output output) {
    return output.degraded().isEmpty()
        ? null
        : WireJson.MAPPER.writeValueAsString(output.degraded());
  }

  private static List<Degradation> degraded(@Nullable String json) {
    return json == null ? List.of() : List.of(WireJson.MAPPER.readValue(json, Degradation[].class));
  }

  private static @Nullable String profile(Output output) {
    return output.profile() == null ? null : WireJson.MAPPER.writeValueAsString(output.profile());
  }

  private static @Nullable ProfileVersion profile(@Nullable String json) {
    return json == null ? null : WireJson.MAPPER.readValue(json, ProfileVersion.class);
  }

  private static @Nullable String edited(Output output) {
    return output.edited() == null ? null : WireJson.MAPPER.writeValueAsString(output.edited());
  }

  private static OutputEdited.@Nullable Edit edited(@Nullable String json) {
    return json == null ? null : WireJson.MAPPER.readValue(json, OutputEdited.Edit.class);
  }

  static Row inspirationReport(Output output, Inspirations result) {
    Inspiration first = result.inspirations().get(0);
    Inspiration second = result.inspirations().get(1);
    return Row.of(
        RowIds.inspirationReport(output.key().runId()),
        output.key().runId(),
        first.title(),
        first.content(),
        first.keyElements(),
        second.title(),
        second.content(),
        second.keyElements(),
        output.key().attempt(),
        output.completedAt(),
        output.completedAt());
  }

  static List<Row> cards(Output output, OpportunityCards result, String userId, PersonRows people) {
    return result.cards().stream().map(card -> card(output, card, userId, people)).toList();
  }

  private static Row card(Output output, OpportunityCard made, String userId, PersonRows people) {
    Output.Key key = output.key();
    Star star = people.star(key.runId(), key.attempt(), made.number());
    Edit edit = people.edit(key.runId(), key.attempt(), key.stage(), made.number());
    OpportunityCard card =
        edit == null ? made : Objects.requireNonNullElse(edit.output().card(), made);
    return Row.of(
        RowIds.card(output.key().runId(), card.number()),
        output.key().runId(),
        userId,
        card.number(),
        card.title(),
        card.tagline(),
        card.problem(),
        card.solution(),
        card.whyNow(),
        card.targetSegment(),
        card.quickWin(),
        star != null && star.starred(),
        card.parsed(),
        output.key().attempt(),
        output.completedAt(),
        later(later(output.completedAt(), star), edit),
        edit == null ? null : edit.version(),
        edit == null ? null : edit.by(),
        edit == null ? null : edit.at());
  }

  private static Instant later(Instant written, @Nullable Star star) {
    return star != null && star.at().isAfter(written) ? star.at() : written;
  }

  private static Instant later(Instant written, @Nullable Edit edit) {
    return edit != null && edit.at().isAfter(written) ? edit.at() : written;
  }
}
