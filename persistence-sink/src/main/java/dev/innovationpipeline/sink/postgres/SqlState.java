package dev.innovationpipeline.sink.postgres;

import java.sql.SQLException;

/** The SQLSTATE of a failure, as Postgres reports it. */
record SqlState(String code, String message) {

  static SqlState of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return new SqlState(sql.getSQLState(), String.valueOf(sql.getMessage()));
      }
    }
    return new SqlState("", String.valueOf(failure.getMessage()));
  }

  /** A row with that key was inserted concurrently. */
  boolean isConflict() {
    return code.equals("23505");
  }

  /**
   * Values that no column can hold, violated constraints, limits of the server exceeded. Not a
   * missing value: we leave none out, so a column that we do not know wants one, and every event
   * would be refused.
   */
  boolean blamesData() {
    return (code.startsWith("22") || code.startsWith("23") || code.startsWith("54"))
        && !code.equals("23502");
  }

  /** The tables were dropped while the service was running. */
  boolean isMissingTable() {
    return code.equals("42P01") || code.equals("42883") || code.equals("3F000");
  }
}
