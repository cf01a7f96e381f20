package dev.innovationpipeline.sink.audit;

import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Adds entries to the table of the audit, and deletes those that are too old; changes none. */
public final class AuditTable {

  private static final Logger log = LoggerFactory.getLogger(AuditTable.class);

  /** Entries come in JSON, as one statement for many is the least work. */
  private static final String ADD =
      """
      INSERT INTO audit (id, at, action, outcome, status, caller, means, person, address, companies,
        subject, count, until)
      SELECT id, entry.at AT TIME ZONE 'UTC', action, outcome, status, caller, means, person, address,
        ARRAY(SELECT json_array_elements_text(companies)), subject, count,
        entry.until AT TIME ZONE 'UTC'
      FROM json_to_recordset(?::json) AS entry (id uuid, at timestamptz, action text, outcome text,
        status integer, caller text, means text, person text, address text, companies json,
        subject text, count bigint, until timestamptz)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String EXPIRE =
      """
      DELETE FROM audit WHERE at < ?
      """;

  private final JdbcOperations jdbc;
  private final Migrations schema;
  private final Duration retention;

  AuditTable(JdbcOperations jdbc, Migrations schema, Duration retention) {
    this.jdbc = jdbc;
    this.schema = schema;
    this.retention = retention;
  }

  /**
   * Adds entries; those that are there stay as they are. One that the table cannot hold is logged
   * and left out.
   *
   * @throws org.springframework.dao.DataAccessException when a retry may help
   */
  public void add(List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    schema.ensure();
    try {
      jdbc.update(ADD, WireJson.MAPPER.writeValueAsString(entries));
    } catch (DataIntegrityViolationException e) {
      if (entries.size() == 1) {
        log.error(
            "The audit's table cannot hold an entry; it is left out and stays in the topic: {}",
            entries.getFirst(),
            e);
      } else {
        int middle = entries.size() / 2;
        add(entries.subList(0, middle));
        add(entries.subList(middle, entries.size()));
      }
    }
  }

  /** Deletes what the topic does not keep either. */
  public void expire(Instant now) {
    schema.ensure();
    int deleted =
        jdbc.update(EXPIRE, LocalDateTime.ofInstant(now.minus(retention), ZoneOffset.UTC));
    if (deleted > 0) {
      log.info("{} entries of the audit were older than {} and are deleted.", deleted, retention);
    }
  }
}
