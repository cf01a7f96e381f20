package dev.innovationpipeline.platform.database;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, made or upgraded before they are first used, whenever the database is there. */
public final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final @Nullable Flyway flyway;
  private boolean current;

  /**
   * @param flyway null when somebody else makes the tables, {@code spring.flyway.enabled=false}
   */
  public Migrations(@Nullable Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * @throws org.flywaydb.core.api.FlywayException when the database is away
   */
  public synchronized void ensure() {
    if (!current && flyway != null) {
      flyway.migrate();
      current = true;
    }
  }

  /** They are not there any more; the next use makes them again. */
  public synchronized void lost() {
    if (current) {
      log.warn("The tables are gone: they are made again, and filled from the topics.");
      current = false;
    }
  }
}
