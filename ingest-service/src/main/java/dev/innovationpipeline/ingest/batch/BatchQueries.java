package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.results.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of batches, as the sink has written it. */
@Component
class BatchQueries {

  private final JdbcClient database;

  BatchQueries(JdbcClient database) {
    this.database = database;
  }

  /** A batch in a list. */
  record BatchSummary(
      @Schema(example = "autumn-2026") String batchId,
      Instant createdAt,
      @Schema(example = "user-1") String userId,
      @Schema(example = "1") int documents,
      @Schema(description = "Those whose runs are the caller's", example = "[\"lactalis-canada\"]")
          List<String> companyIds,
      @Schema(description = "The number of runs that are the caller's", example = "3") int runs) {}

  /** Those with a run of the caller's companies; none in a database of an older sink. */
  List<BatchSummary> newest(
      @Nullable String companyId, @Nullable Cursor after, int limit, Caller caller) {
    if (!caller.everyCompany() && caller.companies().isEmpty()) {
      return List.of();
    }
    try {
      return database
          .sql(ResultSql.BATCHES)
          .param("company", companyId)
          .param("everyCompany", caller.everyCompany())
          .param("companies", caller.everyCompany() ? Set.of("") : caller.companies())
          .param("afterTime", after == null ? null : Row.column(after.createdAt()))
          .param("afterId", after == null ? null : after.id())
          .param("limit", limit)
          .query(Row.MAPPER)
          .list()
          .stream()
          .map(BatchQueries::summary)
          .toList();
    } catch (BadSqlGrammarException e) {
      return List.of();
    }
  }

  private static BatchSummary summary(Row row) {
    return new BatchSummary(
        row.textOr("batch_id", ""),
        Objects.requireNonNullElse(row.time("requested_at"), Instant.EPOCH),
        row.textOr("user_id", ""),
        row.integerOr("documents", 1),
        row.texts("company_ids"),
        row.integerOr("runs", 0));
  }
}
