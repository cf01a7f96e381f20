package dev.innovationpipeline.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rights that a role lacks, as the statements by which an administrator gives them. */
final class Rights {

  static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** For the making of tables; none is needed on what the role owns. */
  private static final String TO_MIGRATE =
      """
      WITH wanted AS (SELECT coalesce(?, current_schema(), 'public') AS schema)
      SELECT format('CREATE SCHEMA %I AUTHORIZATION %I;', schema, current_user)
      FROM wanted WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = schema)
      UNION ALL
      SELECT format('GRANT USAGE, CREATE ON SCHEMA %I TO %I;', schema, current_user)
      FROM wanted JOIN pg_namespace ON nspname = schema
      WHERE NOT has_schema_privilege(pg_namespace.oid, 'CREATE')
      UNION ALL
      SELECT DISTINCT format('GRANT %I TO %I;', pg_get_userbyid(relowner), current_user)
      FROM wanted JOIN pg_namespace ON nspname = schema
        JOIN pg_class ON relnamespace = pg_namespace.oid
      WHERE relname IN ('Run', 'StageOutput', 'InspirationReport', 'OpportunityCard',
          'attempt_archive', 'output_archive', 'card_star', 'output_edit', 'evidence', 'card_evidence', 'review',
          'batch_run',
          'forgotten_run', 'sink_epoch', 'audit', 'annotation', 'card_board',
          'flyway_schema_history')
        AND NOT pg_has_role(relowner, 'USAGE')
      """;

  /** For the writing of rows. A lock of a row that is not changed needs UPDATE, too. */
  private static final String TO_WRITE =
      """
      WITH wanted AS (SELECT coalesce(?, current_schema(), 'public') AS schema)
      SELECT format('GRANT USAGE ON SCHEMA %I TO %I;', schema, current_user)
      FROM wanted JOIN pg_namespace ON nspname = schema
      WHERE NOT has_schema_privilege(pg_namespace.oid, 'USAGE')
      UNION ALL
      SELECT format('GRANT %s ON %s TO %I;', missing, string_agg(relation, ', '), current_user)
      FROM (
        SELECT format('%I.%I', nspname, relname) AS relation,
          string_agg(privilege, ', ' ORDER BY number) AS missing
        FROM wanted JOIN pg_namespace ON nspname = schema
          JOIN pg_class ON relnamespace = pg_namespace.oid
          CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
            WITH ORDINALITY AS needed (privilege, number)
        WHERE relname IN ('Run', 'StageOutput', 'InspirationReport', 'OpportunityCard',
            'attempt_archive', 'output_archive', 'card_star', 'output_edit', 'evidence',
            'card_evidence', 'review', 'batch_run',
            'forgotten_run', 'sink_epoch', 'audit', 'annotation', 'card_board')
          AND (relname <> 'audit' OR privilege <> 'UPDATE')
          AND (relname <> 'sink_epoch' OR privilege IN ('SELECT', 'UPDATE'))
          AND NOT has_table_privilege(pg_class.oid, privilege)
        GROUP BY 1) AS tables
      GROUP BY missing
      """;

  /** Looks for what is missing in a schema; null for the role's own default. */
  interface Missing {
    List<String> statements(Connection connection, @Nullable String schema) throws SQLException;
  }

  private Rights() {}

  /** Empty when nothing that we know of is missing. */
  static List<String> toMigrate(Connection connection, @Nullable String schema)
      throws SQLException {
    return statements(connection, TO_MIGRATE, schema);
  }

  /** Empty when nothing is missing. */
  static List<String> toWrite(Connection connection, @Nullable String schema) throws SQLException {
    return statements(connection, TO_WRITE, schema);
  }

  /** Whether a failure, or a cause of it, is that a role may not do something. */
  static boolean areMissing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> statements(Connection connection, String sql, @Nullable String schema)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      List<String> statements = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          statements.add(rows.getString(1));
        }
      }
      return statements;
    }
  }
}
