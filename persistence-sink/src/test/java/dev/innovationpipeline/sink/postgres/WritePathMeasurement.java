package dev.innovationpipeline.sink.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * Ways to write the rows of new outputs, for decision record 006. No test by its name, so that only
 * who asks for it runs it: {@code mvn verify -Dtest=WritePathMeasurement}.
 */
class WritePathMeasurement {

  private static final int RUNS = 2_000;
  private static final int BATCH = 500;
  private static final int ROUNDS = 2;
  private static final String[] WORDS =
      IntStream.range(0, 4_000)
          .mapToObj(i -> Integer.toString(i * 7_919 % 1_679_616 + 46_656, 36))
          .toArray(String[]::new);

  private interface Way {
    void write(Session session, Connection connection, Table table, List<Row> rows)
        throws SQLException;
  }

  @TempDir Path directory;

  @Test
  void measure() throws Exception {
    Map<String, Way> ways = new TreeMap<>();
    ways.put("1 batched upsert", (s, c, table, rows) -> s.upsert(table, rows));
    ways.put("2 batched upsert, rewritten", (s, c, table, rows) -> s.upsert(table, rows));
    ways.put("3 UNNEST upsert", WritePathMeasurement::unnest);
    ways.put("4 COPY to a temporary table, merge", WritePathMeasurement::copyAndMerge);
    ways.put("5 look up, COPY what is new", WritePathMeasurement::lookAndCopy);
    ways.put("6 COPY alone (the limit)", (s, c, table, rows) -> s.copy(table, rows.stream()));
    List<List<Row>> outputs = outputs();
    List<List<Row>> cards = cards();
    try (DatabaseServer server = TestServers.database(directory)) {
      Flyway.configure()
          .dataSource(server.jdbcUrl(), null, null)
          .locations("classpath:dev/innovationpipeline/platform/database/migration")
          .load()
          .migrate();
      for (int round = 1; round <= ROUNDS; round++) {
        measureAll("round " + round, server.jdbcUrl(), ways, outputs, cards);
      }
      try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
          var statement = connection.createStatement()) {
        if (!hasLz4(statement)) {
          System.out.println("This server was built without lz4.");
          return;
        }
        statement.execute(
            "ALTER TABLE \"StageOutput\" ALTER \"markdownOutput\" SET COMPRESSION lz4");
      }
      measureAll("lz4    ", server.jdbcUrl(), ways, outputs, cards);
    }
  }

  private static boolean hasLz4(Statement statement) throws SQLException {
    try (var result =
        statement.executeQuery(
            "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression'"
                + " AND 'lz4' = ANY (enumvals)")) {
      return result.next();
    }
  }

  private static void measureAll(
      String label,
      String url,
      Map<String, Way> ways,
      List<List<Row>> outputs,
      List<List<Row>> cards)
      throws SQLException {
    for (var way : ways.entrySet()) {
      String options = way.getKey().startsWith("2") ? "&reWriteBatchedInserts=true" : "";
      try (Connection connection =
          DriverManager.getConnection(url + "&stringtype=unspecified" + options)) {
        double output = rate(way.getValue(), connection, Table.STAGE_OUTPUT, outputs);
        double card = rate(way.getValue(), connection, Table.OPPORTUNITY_CARD, cards);
        System.out.printf(
            "%s  %-36s %,8.0f outputs/s %,8.0f cards/s%n", label, way.getKey(), output, card);
      }
    }
  }

  private static double rate(Way way, Connection connection, Table table, List<List<Row>> batches)
      throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("TRUNCATE \"StageOutput\", \"OpportunityCard\"");
      statement.execute("CHECKPOINT");
    }
    connection.setAutoCommit(false);
    Session session = new Session(connection);
    long begin = System.nanoTime();
    int rows = 0;
    for (List<Row> batch : batches) {
      way.write(session, connection, table, batch);
      connection.commit();
      rows += batch.size();
    }
    return rows * 1e9 / (System.nanoTime() - begin);
  }

  private static void unnest(Session session, Connection connection, Table table, List<Row> rows)
      throws SQLException {
    String insert = table.upsert();
    int columns = rows.getFirst().values().size();
    String casts =
        IntStream.rangeClosed(1, columns)
            .mapToObj(i -> "c" + i + "::" + type(connection, table, i))
            .collect(Collectors.joining(", "));
    String sql =
        insert.replaceFirst(
            "VALUES \\([?, ]*\\)",
            "SELECT "
                + casts
                + " FROM unnest("
                + String.join(", ", Collections.nCopies(columns, "?::text[]"))
                + ") AS t("
                + IntStream.rangeClosed(1, columns)
                    .mapToObj(i -> "c" + i)
                    .collect(Collectors.joining(", "))
                + ")");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns; i++) {
        int column = i;
        statement.setArray(
            i + 1,
            connection.createArrayOf(
                "text", rows.stream().map(row -> row.values().get(column)).toArray()));
      }
      statement.executeUpdate();
    }
  }

  private static String type(Connection connection, Table table, int column) {
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT %s FROM %s LIMIT 0".formatted(columns(table), name(table)))) {
      return result.getMetaData().getColumnTypeName(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String columns(Table table) {
    return table.copy().substring(table.copy().indexOf('(') + 1, table.copy().indexOf(')'));
  }

  private static String name(Table table) {
    return table.copy().substring("COPY ".length(), table.copy().indexOf('(')).strip();
  }

  private static void copyAndMerge(
      Session session, Connection connection, Table table, List<Row> rows) throws SQLException {
    String name = name(table);
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE IF NOT EXISTS staged_"
              + table
              + " (LIKE "
              + name
              + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
      var text = new CopyText();
      rows.forEach(text::add);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              table.copy().replace(name, "staged_" + table),
              new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
      statement.execute(
          table
              .upsert()
              .replaceFirst(
                  "VALUES \\([?, ]*\\)", "SELECT " + columns(table) + " FROM staged_" + table));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lookAndCopy(
      Session session, Connection connection, Table table, List<Row> rows) throws SQLException {
    List<String> runs =
        rows.stream().map(row -> String.valueOf(row.values().get(1))).distinct().toList();
    session.query(Sql.FORGOTTEN, runs, row -> true);
    session.query(Sql.ARCHIVED, runs, row -> true);
    session.query(Sql.RUNS, runs, row -> true);
    session.query(Sql.PRESENT_OUTPUTS, runs, row -> true);
    session.copy(table, rows.stream());
  }

  private static List<List<Row>> outputs() {
    SplittableRandom random = new SplittableRandom(1);
    List<List<Row>> batches = new ArrayList<>();
    for (int stage = 1; stage <= 5; stage++) {
      for (int from = 0; from < RUNS; from += BATCH) {
        List<Row> rows = new ArrayList<>();
        for (int run = from; run < from + BATCH; run++) {
          Output output =
              Output.of(
                  RandomEvents.completed(
                      RandomEvents.context("run-" + run, 1),
                      stage,
                      Instant.EPOCH.plusSeconds(run),
                      null,
                      run));
          List<String> values = new ArrayList<>(OutputRows.stageOutput(output).values());
          values.set(3, prose(random, 5_000 + random.nextInt(10_000)));
          rows.add(new Row(Collections.unmodifiableList(values)));
        }
        batches.add(rows);
      }
    }
    return batches;
  }

  private static List<List<Row>> cards() {
    Random random = new Random(1);
    List<List<Row>> batches = new ArrayList<>();
    for (int from = 0; from < RUNS; from += BATCH) {
      List<Row> rows = new ArrayList<>();
      for (int run = from; run < from + BATCH; run++) {
        Output output =
            Output.of(
                RandomEvents.completed(
                    RandomEvents.context("run-" + run, 1),
                    PipelineVersion.FIRST.stages(),
                    Instant.EPOCH.plusSeconds(random.nextInt(1_000)),
                    null,
                    run));
        rows.addAll(
            OutputRows.cards(output, (OpportunityCards) output.result(), "user", new PersonRows()));
      }
      batches.add(rows);
    }
    return batches;
  }

  private static String prose(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(1 + random.nextInt(WORDS.length))]).append(' ');
    }
    return text.toString();
  }
}
