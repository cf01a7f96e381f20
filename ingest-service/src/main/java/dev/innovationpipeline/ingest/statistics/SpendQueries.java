package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.results.RunQueries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sums over runs, for those who can do without while the database is away. */
@Component
public class SpendQueries {

  private static final Logger log = LoggerFactory.getLogger(SpendQueries.class);

  private final RunQueries library;

  SpendQueries(RunQueries library) {
    this.library = library;
  }

  /**
   * @param costUsd of all attempts
   */
  public record CompanyRuns(
      String companyId, int runs, int completed, int failed, BigDecimal costUsd) {}

  /** What all attempts that were asked for on one day cost a company. */
  public record Spend(String day, String companyId, BigDecimal costUsd) {}

  /** Empty while the database is away. */
  public Optional<List<CompanyRuns>> companies() {
    try {
      return Optional.of(
          library.companies().stream()
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
      log.warn("The database does not answer ({}); companies come without sums.", e.toString());
      return Optional.empty();
    }
  }

  /** Empty while the database is away. */
  public Optional<List<Spend>> spend(Instant since) {
    try {
      return Optional.of(
          library.spend(since).stream()
              .map(row -> new Spend(row.textOr("day", ""), row.textOr("company", ""), cost(row)))
              .toList());
    } catch (DataAccessException e) {
      log.warn("The database does not answer ({}); statistics come without spend.", e.toString());
      return Optional.empty();
    }
  }

  private static BigDecimal cost(Row row) {
    BigDecimal cost = row.amount("cost_usd");
    return cost == null ? BigDecimal.ZERO : cost;
  }
}
