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

/** Has the database emptied, so that the sink fills it again from the topics. */
@Component
class Rebuild {

  private final JdbcTemplate database;

  Rebuild(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * The epoch that begins.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  String begin() {
    return ask(ResultSql.REBUILD);
  }

  /**
   * The epoch that holds.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  String epoch() {
    return ask(ResultSql.EPOCH);
  }

  /** This service's connections only read, but for this. */
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
          "The database does not answer, or the sink has not prepared it; nothing was emptied.", e);
    }
  }

  private static String first(ResultSet answer) throws SQLException {
    if (!answer.next()) {
      throw new SQLException("There is no epoch; the sink makes it when it prepares the tables.");
    }
    return answer.getString(1);
  }
}
