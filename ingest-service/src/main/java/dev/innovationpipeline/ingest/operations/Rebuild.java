package dev.innovationpipeline.ingest.operations;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.problem.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Empties the database, so that the sink fills it again from the topics. */
@Component
class Rebuild {

  private final JdbcTemplate database;

  Rebuild(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * Starts a new generation of the database and returns its id.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  String begin() {
    return ask(ResultSql.REBUILD);
  }

  /**
   * The id of the current generation.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  String generation() {
    return ask(ResultSql.GENERATION);
  }

  /** Connections of this service are read-only except for these statements. */
  private String ask(String sql) {
    ConnectionCallback<String> call =
        connection -> {
          connection.setReadOnly(false);
          try (Statement statement = connection.createStatement();
              ResultSet answer = statement.executeQuery(sql)) {
            return first(answer);
          }
        };
    try {
      return String.valueOf(database.execute(call));
    } catch (DataAccessException e) {
      throw Problems.unavailable(
          "The database does not answer, or the sink has not prepared it; it was not emptied.", e);
    }
  }

  private static String first(ResultSet answer) throws SQLException {
    if (!answer.next()) {
      throw new SQLException(
          "There is no generation; the sink writes it when it prepares the tables.");
    }
    return answer.getString(1);
  }
}
