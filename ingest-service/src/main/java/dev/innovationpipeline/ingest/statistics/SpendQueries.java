package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums over runs, for answers that leave them out while the database is down. */
@Component
class SpendQueries {

  private static final Logger log = LoggerFactory.getLogger(SpendQueries.class);

  private final JdbcClient database;

  SpendQueries(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param costUsd of all attempts
   */
  record CompanyRuns(String companyId, int runs, int completed, int failed, BigDecimal costUsd) {}

  /** The cost of all attempts that a company requested on one day. */
  record Spend(String day, String companyId, BigDecimal costUsd) {}

  /** Empty while the database is down. */
  Optional<List<CompanyRuns>> companies() {
    try {
      return Optional.of(
          database.sql(ResultSql.COMPANIES).query(Row.MAPPER).list().stream()
              .map(
                  row ->
                      new CompanyRuns(
                          row.textOr("id", ""),
                          row.integerOr("runs", 0),
                          row.integerOr("completed", 0),
                          row.integerOr("failed", 0),
                          cost(row)))
              .toList());
    } catch (DataAccessException e) {
      log.warn(
          "The database does not answer ({}); companies are listed without sums.", e.toString());
      return Optional.empty();
    }
  }

  /** Empty while the database is down. */
  Optional<List<Spend>> spend(Instant since) {
    try {
      return Optional.of(
          database
              .sql(ResultSql.SPEND)
              .param("since", Row.column(since))
              .query(Row.MAPPER)
              .list()
              .stream()
              .map(row -> new Spend(row.textOr("day", ""), row.textOr("company", ""), cost(row)))
              .toList());
    } catch (DataAccessException e) {
      log.warn("The database does not answer ({}); statistics leave out spend.", e.toString());
      return Optional.empty();
    }
  }

  private static BigDecimal cost(Row row) {
    BigDecimal cost = row.amount("cost_usd");
    return cost == null ? BigDecimal.ZERO : cost;
  }
}
