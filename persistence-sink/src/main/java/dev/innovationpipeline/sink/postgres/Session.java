package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.PostgresArray;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/** The connection of a transaction, in the words in which rows are written. */
final class Session {

  /** Turns a row of a result into a value. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Planned anew each time: the tables that are looked into grow from nothing while this runs. */
  <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      bind(statement, parameters);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  <T> List<T> query(String sql, Collection<String> ids, Reader<T> reader) throws SQLException {
    return ids.isEmpty() ? List.of() : query(sql, reader, PostgresArray.of(ids));
  }

  void update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.executeUpdate();
    }
  }

  void update(String sql, Collection<String> ids) throws SQLException {
    if (!ids.isEmpty()) {
      update(sql, PostgresArray.of(ids));
    }
  }

  /** The quickest way for rows that are not there. */
  void copy(Table table, Stream<Row> rows) throws SQLException {
    Iterator<Row> remaining = rows.iterator();
    if (!remaining.hasNext()) {
      return;
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy());
    try {
      CopyText text = new CopyText();
      while (remaining.hasNext()) {
        text.add(remaining.next());
        if (text.isFull()) {
          text.sendTo(copy);
        }
      }
      text.sendTo(copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** For rows that may be there. */
  void upsert(Table table, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(table.upsert())) {
      for (Row row : rows) {
        bind(statement, row.values().toArray());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setString(i + 1, value == null ? null : value.toString());
    }
  }
}
