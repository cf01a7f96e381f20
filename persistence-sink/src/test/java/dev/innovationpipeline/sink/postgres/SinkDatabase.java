package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real Postgres with the sink's tables, and what to ask of it. */
public final class SinkDatabase implements AutoCloseable {

  private static final List<String> RELATIONS =
      List.of(
          "\"Run\"",
          "\"StageOutput\"",
          "\"InspirationReport\"",
          "\"OpportunityCard\"",
          "attempt_archive",
          "output_archive",
          "card_star",
          "output_edit",
          "evidence",
          "card_evidence",
          "annotation",
          "review",
          "batch_run",
          "forgotten_run",
          "run_attempts",
          "attempt_outputs");

  private final DatabaseServer server;
  final AddressedSink sink;
  final JdbcTemplate jdbc;
  final RunRecorder recorder;
  final Migrations schema;

  private SinkDatabase(Path directory) {
    server = TestServers.database(directory);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl() + "&stringtype=unspecified");
    jdbc = new JdbcTemplate(source);
    sink = AddressedSink.at(server.url());
    schema = sink.schema;
    recorder = sink.recorder;
  }

  static SinkDatabase start(Path directory) {
    return new SinkDatabase(directory);
  }

  /** Asks a server directly, past any pooler. */
  public static JdbcTemplate past(DatabaseServer server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl());
    return new JdbcTemplate(source);
  }

  void record(Collection<? extends RunEvent> events) {
    sink.record(events);
  }

  void empty() {
    jdbc.queryForObject("SELECT rebuild_from_topics()::text", String.class);
    jdbc.update("DELETE FROM forgotten_run");
  }

  /** All that there is, row for row, column for column. */
  Map<String, String> contents() {
    return contents(jdbc);
  }

  /** The same, with other people's connection. */
  public static Map<String, String> contents(JdbcTemplate jdbc) {
    Map<String, String> contents = new TreeMap<>();
    for (String relation : RELATIONS) {
      contents.put(
          relation,
          jdbc.queryForObject(
              "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM %s t"
                  .formatted(relation),
              String.class));
    }
    return contents;
  }

  @Override
  public void close() {
    sink.close();
    server.close();
  }
}
