package dev.innovationpipeline.ingest.statistics;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over runs for tests of other packages. */
public final class Sums {

  private final SpendQueries queries;

  public Sums(JdbcClient database) {
    queries = new SpendQueries(database);
  }

  /** The cost of each day and company. */
  public List<String> spend() {
    return queries.spend(Instant.EPOCH).orElseThrow().stream()
        .map(spend -> spend.costUsd().toPlainString())
        .toList();
  }

  /** The number of completed runs of a company. */
  public int completed(String company) {
    return queries.companies().orElseThrow().stream()
        .filter(sums -> sums.companyId().equals(company))
        .mapToInt(SpendQueries.CompanyRuns::completed)
        .sum();
  }
}
