package dev.innovationpipeline.sink.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table that is written row by row: its name, its key, its columns as its rows have them. */
enum Table {
  RUN(
      "\"Run\"",
      "id",
      """
      id, status, "currentStage", "errorMessage", "errorCode", "userId", "companyId", "blobUrl",
      attempt, progress, "promptTokens", "completionTokens", "costUsd", model, "promptVersion",
      "jobId", "pipelineVersion", "pipelineStages", "createdAt", "completedAt", "updatedAt"\
      """),
  STAGE_OUTPUT(
      "\"StageOutput\"",
      "id",
      """
      id, "runId", "stageNumber", "markdownOutput", "jsonOutput", attempt, model, "promptVersion",
      "promptTokens", "completionTokens", "costUsd", "startedAt", "createdAt", degraded,
      profile, edited\
      """),
  INSPIRATION_REPORT(
      "\"InspirationReport\"",
      "id",
      """
      id, "runId", "inspiration1Title", "inspiration1Content", "inspiration1Elements",
      "inspiration2Title", "inspiration2Content", "inspiration2Elements", attempt, "createdAt",
      "updatedAt"\
      """),
  OPPORTUNITY_CARD(
      "\"OpportunityCard\"",
      "id",
      """
      id, "runId", "userId", number, title, tagline, problem, solution, "why_now",
      "target_segment", "quick_win", starred, parsed, attempt, "createdAt", "updatedAt", "editVersion",
      "editedBy", "editedAt"\
      """),
  ATTEMPT_ARCHIVE(
      "attempt_archive",
      "run_id, attempt",
      """
      run_id, attempt, status, current_stage, error_message, error_code, user_id, company_id,
      blob_url, progress, prompt_tokens, completion_tokens, cost_usd, model, prompt_version, job_id,
      pipeline_version, pipeline_stages, from_stage, run_requested_at, requested_at, completed_at, updated_at\
      """),
  OUTPUT_ARCHIVE(
      "output_archive",
      "run_id, attempt, stage_number",
      """
      run_id, attempt, stage_number, markdown, json, model, prompt_version, prompt_tokens,
      completion_tokens, cost_usd, started_at, completed_at, copied_from_attempt, degraded,
      profile, edited\
      """),
  BATCH_RUN(
      "batch_run",
      "run_id",
      """
      run_id, batch_id, document, documents, company, companies, company_id, user_id, requested_at\
      """),
  CARD_STAR("card_star", "run_id, attempt, card", "run_id, attempt, card, starred, at"),
  OUTPUT_EDIT(
      "output_edit",
      "run_id, attempt, stage_number, card",
      """
      run_id, attempt, stage_number, card, version, output, edited_by, key_id, at\
      """),
  EVIDENCE(
      "evidence",
      "run_id, attempt, quote",
      """
      run_id, attempt, quote, inspiration, text, verified, passage, passage_start, passage_end,
      place_kind, place_number, place_name, likeness\
      """),
  CARD_EVIDENCE(
      "card_evidence",
      "run_id, attempt, card",
      """
      run_id, attempt, card, inspiration, inspiration_by, principle, principle_title, principle_by,
      quotes, quotes_by\
      """);

  private final String name;
  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> columns;

  Table(String name, String key, String columns) {
    this.name = name;
    this.key = key;
    this.columns = Stream.of(columns.split(",")).map(String::strip).toList();
  }

  /** Fails on rows whose key is there. */
  String copy() {
    return "COPY %s (%s) FROM STDIN".formatted(name, String.join(", ", columns));
  }

  /** Writes rows, whether their key is there or not. */
  String upsert() {
    List<String> keys = Arrays.stream(key.split(", ")).toList();
    return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(
            name,
            String.join(", ", columns),
            columns.stream().map(column -> "?").collect(Collectors.joining(", ")),
            key,
            columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", ")));
  }
}
