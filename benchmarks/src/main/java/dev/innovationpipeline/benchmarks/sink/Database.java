package dev.innovationpipeline.benchmarks.sink;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Queries of the benchmark. */
record Database(String jdbcUrl) {

  static final List<String> TABLES =
      List.of("\"Run\"", "\"StageOutput\"", "\"InspirationReport\"", "\"OpportunityCard\"");

  /** Of a {@code postgresql://user:password@host:port/name} URL. */
  static Database at(String url) {
    URI uri = URI.create(url);
    String[] login = uri.getUserInfo().split(":", -1);
    return new Database(
        "jdbc:postgresql://%s:%d%s?user=%s&password=%s"
            .formatted(uri.getHost(), uri.getPort(), uri.getPath(), login[0], login[1]));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  long rows() throws SQLException {
    long rows = 0;
    for (String table : TABLES) {
      rows += number("SELECT count(*) FROM " + table);
    }
    return rows;
  }

  /** The sum of the digests of the rows of each table, which does not depend on their order. */
  Map<String, Long> checksums() throws SQLException {
    Map<String, Long> checksums = new TreeMap<>();
    for (String table : TABLES) {
      checksums.put(
          table,
          number(
              "SELECT sum(hashtextextended(t::text, 0) %% 1000000007) FROM %s t".formatted(table)));
    }
    return checksums;
  }
}
