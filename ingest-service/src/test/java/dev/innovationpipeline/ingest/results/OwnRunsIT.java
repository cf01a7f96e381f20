package dev.innovationpipeline.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OwnRunsIT {

  private static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "companyId" text, "userId" text, "blobUrl" text,
        "createdAt" timestamp(3));
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration2Title" text);
      CREATE TABLE "OpportunityCard" ("runId" text, title text, tagline text, problem text,
        solution text, "why_now" text, "target_segment" text, "quick_win" text, starred boolean);
      INSERT INTO "Run" VALUES ('one', 'RUNNING', 'a', 'u', 'http://h/d', '2026-01-01'),
        ('two', 'RUNNING', 'b', 'u', 'http://h/d', '2026-01-02'),
        ('three', 'RUNNING', 'c', 'u', 'http://h/d', '2026-01-03');
      """;

  @Test
  void aCallerSeesTheRunsOfItsCompanies(@TempDir Path directory) {
    try (DatabaseServer server = TestServers.database(directory)) {
      JdbcClient database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
      database.sql(ROWS).update();
      RunQueries queries = new RunQueries(database, new EditQueries(database));
      assertThat(runsOf(queries, caller(Set.of("a")), null)).containsExactly("one");
      assertThat(runsOf(queries, caller(Set.of("a", "c", "d")), null))
          .containsExactly("three", "one");
      assertThat(runsOf(queries, caller(Set.of("a")), "b")).isEmpty();
      assertThat(runsOf(queries, caller(Set.of("*")), null)).isEmpty();
      assertThat(runsOf(queries, caller(Set.of()), null)).isEmpty();
      assertThat(runsOf(queries, Caller.ANYBODY, null)).hasSize(3);
    }
  }

  private static Caller caller(Set<String> companies) {
    return new Caller(Caller.Means.TOKEN, "u", "u", false, companies, Role.VIEWER, false, null);
  }

  private static List<String> runsOf(RunQueries queries, Caller caller, @Nullable String company) {
    RunFilter filter =
        new RunFilter(company, null, null, null, null, null, false, false, null, null, 9);
    return queries.newest(filter, caller).stream().map(RunSummary::runId).toList();
  }
}
