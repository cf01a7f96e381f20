package dev.innovationpipeline.ingest.library;

import dev.innovationpipeline.ingest.library.RunResults.Card;
import dev.innovationpipeline.ingest.library.RunResults.Inspiration;
import dev.innovationpipeline.ingest.library.RunResults.StageResult;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the sink wrote. */
@Component
class Library {

  private final JdbcClient database;

  Library(JdbcClient database) {
    this.database = database;
  }

  List<LibraryRun> newest(RunFilter filter) {
    return database
        .sql(LibrarySql.RUNS)
        .param("company", filter.companyId())
        .param("user", filter.userId())
        .param("status", filter.status())
        .param("limit", filter.limit())
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(LibraryRun::of)
        .toList();
  }

  Optional<RunResults> find(String runId) {
    return rows(LibrarySql.RUN, runId).stream()
        .findFirst()
        .map(
            run ->
                new RunResults(
                    LibraryRun.of(run),
                    rows(LibrarySql.INSPIRATIONS, runId).stream()
                        .limit(1)
                        .flatMap(row -> Inspiration.of(row).stream())
                        .toList(),
                    rows(LibrarySql.STAGES, runId).stream().map(StageResult::of).toList(),
                    rows(LibrarySql.CARDS, runId).stream().map(Card::of).toList()));
  }

  private List<Row> rows(String sql, String runId) {
    return database.sql(sql).param("run", runId).query(Row.MAPPER).list();
  }
}
