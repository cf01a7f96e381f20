package dev.innovationpipeline.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import java.sql.SQLException;

/** Tells by the failures of statements that there is a pooler; their connections are given up. */
final class PoolerNotice implements SQLExceptionOverride {

  private final PostgresConnections connections;

  PoolerNotice(PostgresConnections connections) {
    this.connections = connections;
  }

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    return connections.noticePooler(failure)
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
