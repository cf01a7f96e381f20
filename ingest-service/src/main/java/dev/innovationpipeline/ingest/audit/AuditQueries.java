package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.audit.AuditQuestion.Place;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of the audit, as the sink has written them. */
@Component
class AuditQueries {

  private final JdbcClient database;

  AuditQueries(JdbcClient database) {
    this.database = database;
  }

  /** Of the caller's companies, the newest first. */
  List<AuditEntry> newest(AuditQuestion question, Caller caller) {
    Place after = question.after();
    try {
      return database
          .sql(ResultSql.AUDIT)
          .param("everyCompany", caller.everyCompany())
          .param("companies", caller.companies().toArray(String[]::new))
          .param("company", question.company())
          .param("caller", question.caller())
          .param("subject", question.subject())
          .param("outcome", question.outcome())
          .param("since", Row.column(question.since()))
          .param("until", Row.column(question.until()))
          .param("afterTime", after == null ? null : Row.column(after.at()))
          .param("afterId", after == null ? null : after.id())
          .param("limit", question.limit())
          .query(Row.MAPPER)
          .list()
          .stream()
          .map(AuditQueries::entry)
          .toList();
    } catch (BadSqlGrammarException e) {
      throw Problems.unavailable(
          "The database has no table of the audit yet. A sink of this version makes it.", e);
    }
  }

  private static AuditEntry entry(Row row) {
    Instant at = Objects.requireNonNull(row.time("at"));
    return new AuditEntry(
        row.textOr("id", ""),
        at,
        row.textOr("action", ""),
        Outcome.valueOf(row.textOr("outcome", "").toUpperCase(Locale.ROOT)),
        row.integerOr("status", 0),
        row.textOr("caller", ""),
        row.textOr("means", ""),
        row.text("person"),
        row.textOr("address", ""),
        row.texts("companies"),
        row.text("subject"),
        Objects.requireNonNullElse(row.bigInteger("count"), 1L),
        row.time("until"));
  }
}
