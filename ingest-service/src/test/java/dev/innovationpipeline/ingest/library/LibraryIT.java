package dev.innovationpipeline.ingest.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queries on a real Postgres, with the columns the seed and the sink write. */
class LibraryIT {

  private static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "currentStage" integer, "errorMessage" text,
        "createdAt" timestamp(3), "userId" text, "companyId" text, "costUsd" numeric,
        "blobUrl" text);
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text,
        "jsonOutput" jsonb, model text);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration1Content" text, "inspiration1Elements" text[], "inspiration2Title" text,
        "inspiration2Content" text, "inspiration2Elements" text[]);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text,
        "why_now" text, starred boolean);
      INSERT INTO "Run" VALUES
        ('old', 'FAILED', 2, 'No.', '2026-01-01 10:00', 'u', 'c', 0, NULL),
        ('new', 'COMPLETED', 5, NULL, '2026-01-02 10:00', 'u', 'd', 0.5, 'http://h/a/Report%20One.pdf');
      INSERT INTO "StageOutput" VALUES ('new', 1, '# One', '{"a": 1}', 'm');
      INSERT INTO "InspirationReport" VALUES ('new', 'A', 'a', '{x,y}', 'B', 'b', '{z}');
      INSERT INTO "OpportunityCard" VALUES
        ('k2', 'new', 2, 'Two', 't', 'now', false), ('k1', 'new', 1, 'One', 't', 'now', true);
      """;

  @Test
  void readsRunsAndWhatCameOfThem() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
      database.sql(ROWS).update();
      Library library = new Library(database);

      assertThat(library.newest(new RunFilter(null, null, null, null, null, null, null, 10)))
          .extracting(LibraryRun::runId)
          .containsExactly("new", "old");
      assertThat(library.newest(new RunFilter("c", "u", "FAILED", null, null, null, null, 10)))
          .singleElement()
          .extracting(LibraryRun::createdAt)
          .isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));

      RunResults results = library.find("new").orElseThrow();
      assertThat(results.inspirations().getFirst().keyElements()).isEqualTo(List.of("x", "y"));
      assertThat(results.stages().getFirst().json()).hasToString("{\"a\":1}");
      assertThat(results.cards()).extracting(Card::number).containsExactly(1, 2);
      assertThat(library.find("none")).isEmpty();
    }
  }
}
