package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.budget.CompanySpend.Day;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.schema.company.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The spending of companies by day, from the attempts in the database. */
final class SpendOfCompanies {

  private final JdbcClient database;

  SpendOfCompanies(JdbcClient database) {
    this.database = database;
  }

  /** Those of a month with attempts, oldest first. */
  List<Day> days(String companyId, YearMonth month) {
    return database
        .sql(ResultSql.SPEND_OF_COMPANY)
        .param("company", companyId)
        .param("since", Row.column(beginOf(month)))
        .param("until", Row.column(beginOf(month.plusMonths(1))))
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(
            row ->
                new Day(
                    row.textOr("day", ""),
                    row.integerOr("attempts", 0),
                    Objects.requireNonNullElse(row.amount("cost_usd"), BigDecimal.ZERO),
                    Objects.requireNonNullElse(row.amount("tokens"), BigDecimal.ZERO).longValue()))
        .toList();
  }

  static Spent sum(List<Day> days) {
    return days.stream()
        .map(day -> new Spent(day.costUsd(), day.tokens()))
        .reduce(Spent.NOTHING, Spent::plus);
  }

  private static Instant beginOf(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
