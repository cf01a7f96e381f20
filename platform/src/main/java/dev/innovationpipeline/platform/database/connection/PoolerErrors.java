package dev.innovationpipeline.platform.database.connection;

import java.sql.SQLException;
import java.util.Set;

/** The failures by which a pooler in transaction mode shows. */
final class PoolerErrors {

  /** A statement prepared twice, and one that is not there: it is on another connection. */
  private static final Set<String> PREPARED_ELSEWHERE = Set.of("42P05", "26000");

  private static final String PROTOCOL_VIOLATION = "08P01";

  private PoolerErrors() {}

  static boolean isOne(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String message = String.valueOf(failure.getMessage());
    return PREPARED_ELSEWHERE.contains(state)
        || state.equals(PROTOCOL_VIOLATION)
            && (message.contains("unsupported startup parameter")
                || message.contains("prepared statement"));
  }
}
