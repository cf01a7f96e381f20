package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a database that Prisma made, with its own types and constraints and rows of before. */
class RunRecorderIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String RUN = "11111111-1111-4111-8111-111111111111";
  private static final String OLD_RUN = "22222222-2222-4222-8222-222222222222";
  private static final List<String> TABLES =
      List.of("Run", "StageOutput", "InspirationReport", "OpportunityCard");

  private static final String PRISMA_TABLES =
      """
      CREATE TYPE "RunStatus" AS ENUM ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED');
      CREATE TABLE "Run" (id uuid PRIMARY KEY, status "RunStatus" NOT NULL DEFAULT 'PENDING',
        "currentStage" integer NOT NULL DEFAULT 0, "errorMessage" text,
        "completedAt" timestamp(3), "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" timestamp(3) NOT NULL);
      CREATE TABLE "StageOutput" (id uuid PRIMARY KEY,
        "runId" uuid NOT NULL REFERENCES "Run" ON DELETE CASCADE, "stageNumber" integer NOT NULL,
        "markdownOutput" text NOT NULL, "jsonOutput" jsonb,
        "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        UNIQUE ("runId", "stageNumber"));
      CREATE TABLE "InspirationReport" (id uuid PRIMARY KEY,
        "runId" uuid NOT NULL UNIQUE REFERENCES "Run" ON DELETE CASCADE,
        "inspiration1Title" text NOT NULL, "inspiration1Content" text NOT NULL,
        "inspiration1Elements" text[], "inspiration2Title" text NOT NULL,
        "inspiration2Content" text NOT NULL, "inspiration2Elements" text[],
        "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" timestamp(3) NOT NULL);
      CREATE TABLE "OpportunityCard" (id uuid PRIMARY KEY,
        "runId" uuid NOT NULL REFERENCES "Run" ON DELETE CASCADE, "userId" text NOT NULL,
        number integer NOT NULL, title text NOT NULL, tagline text NOT NULL, problem text NOT NULL,
        solution text NOT NULL, "why_now" text NOT NULL, "target_segment" text NOT NULL,
        "quick_win" text NOT NULL, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" timestamp(3) NOT NULL, UNIQUE ("runId", number));
      INSERT INTO "Run" (id, status, "currentStage", "updatedAt") VALUES
        ('11111111-1111-4111-8111-111111111111', 'RUNNING', 2, '2025-12-31'),
        ('22222222-2222-4222-8222-222222222222', 'COMPLETED', 5, '2025-12-31');
      INSERT INTO "StageOutput" (id, "runId", "stageNumber", "markdownOutput") VALUES
        (gen_random_uuid(), '11111111-1111-4111-8111-111111111111', 1, 'of before'),
        (gen_random_uuid(), '22222222-2222-4222-8222-222222222222', 1, 'of before');
      """;

  @TempDir static Path directory;

  private static SinkDatabase database;

  @BeforeAll
  static void start() {
    database = SinkDatabase.start(directory);
    database.jdbc.execute(PRISMA_TABLES);
    database.schema.ensure();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Test
  void rowsAreTheSameInAnyOrder() {
    List<RunEvent> events = events(1);
    database.record(events);
    Map<String, String> inOrder = database.contents();
    assertThat(TABLES.stream().map(RunRecorderIT::count)).containsExactly(1, 5, 1, 5);
    events.addAll(events(1));
    for (int seed = 0; seed < 10; seed++) {
      empty();
      Collections.shuffle(events, new Random(seed));
      events.forEach(event -> database.record(List.of(event)));
      assertThat(database.contents()).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void aRunThatNoEventTouchedStaysAsItWas() {
    database.record(events(1));
    empty();

    assertThat(
            database.jdbc.queryForObject(
                "SELECT \"markdownOutput\" FROM \"StageOutput\" WHERE \"runId\" = ?",
                String.class,
                OLD_RUN))
        .isEqualTo("of before");
    assertThat(
            database.jdbc.queryForObject(
                "SELECT status FROM run_attempts WHERE run_id = ?", String.class, OLD_RUN))
        .isEqualTo("COMPLETED");
  }

  @Test
  void aNewAttemptReplacesOutputsOnlyWhenItCompletes() {
    database.record(events(1));
    RunContext again = RandomEvents.context(RUN, 2);
    Instant later = START.plusSeconds(100);
    database.record(
        List.of(
            new ReprocessRequested(again, 4, later),
            RandomEvents.completed(again, 3, later, 1, 7),
            RandomEvents.completed(again, 4, later, null, 7)));
    assertThat(attemptsShown()).containsExactly(1, 1, 1, 1, 1);
    assertThat(status()).isEqualTo("RUNNING");

    database.record(List.of(RandomEvents.completed(again, 5, later, null, 7)));

    assertThat(attemptsShown()).containsExactly(1, 1, 2, 2, 2);
    assertThat(status()).isEqualTo("COMPLETED");
    assertThat(
            database.jdbc.queryForList(
                "SELECT stage_number FROM attempt_outputs WHERE run_id = ? AND attempt = 1",
                Integer.class,
                RUN))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(
            database.jdbc.queryForObject(
                "SELECT from_stage FROM run_attempts WHERE run_id = ? AND attempt = 2",
                Integer.class,
                RUN))
        .isEqualTo(4);
    assertThat(
            database.jdbc.queryForObject(
                "SELECT cost_usd FROM attempt_outputs WHERE run_id = ? AND attempt = 2"
                    + " AND stage_number = 3",
                Integer.class,
                RUN))
        .as("a copy costs nothing")
        .isZero();
  }

  @Test
  void nothingIsWrittenUnderAnotherGeneration() {
    String before = database.recorder.generation();
    empty();

    assertThat(database.recorder.record(FactBatch.aggregate(events(1)), Set.of(0), before))
        .isFalse();
    assertThat(status()).isNull();
  }

  @Test
  void whatTheDatabaseRefusesIsToldFromWhatItCannotDoNow() {
    RunContext noUuid = RandomEvents.context("not a uuid", 1);
    assertThatThrownBy(() -> database.record(List.of(new RunRequested(noUuid, START))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("uuid");
  }

  @Test
  void tablesThatAreGoneAreMadeAgain() {
    String before = database.recorder.generation();
    database.jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    assertThatThrownBy(() -> database.recorder.generation()).hasMessageContaining("sink_epoch");
    assertThat(database.recorder.generation()).isNotEqualTo(before);
    database.jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    database.jdbc.execute(PRISMA_TABLES);
    database.schema.lost();
    database.schema.ensure();
  }

  private static List<Integer> attemptsShown() {
    return database.jdbc.queryForList(
        "SELECT attempt FROM \"StageOutput\" WHERE \"runId\" = ? ORDER BY \"stageNumber\"",
        Integer.class,
        RUN);
  }

  private static @Nullable String status() {
    return database
        .jdbc
        .queryForList(
            "SELECT status::text FROM \"Run\" WHERE id = ? AND progress >= 0", String.class, RUN)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static int count(String table) {
    return database
        .jdbc
        .queryForList(
            "SELECT 1 FROM \"%s\" WHERE \"%s\" = ?"
                .formatted(table, table.equals("Run") ? "id" : "runId"),
            RUN)
        .size();
  }

  private static List<RunEvent> events(int attempt) {
    RunContext run = RandomEvents.context(RUN, attempt);
    List<RunEvent> events = new ArrayList<>(List.of(new RunRequested(run, START)));
    for (int stage = 1; stage <= 5; stage++) {
      Instant at = START.plusSeconds(stage);
      events.add(RandomEvents.completed(run, stage, at, null, stage));
    }
    return events;
  }
}
