package dev.innovationpipeline.platform.database;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates or upgrades the tables before their first use, once the database is there. */
public final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final @Nullable Flyway flyway;
  private boolean current;

  /**
   * @param flyway null when the tables are created elsewhere, {@code spring.flyway.enabled=false}
   */
  public Migrations(@Nullable Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached
   */
  public synchronized void ensure() {
    if (!current && flyway != null) {
      flyway.migrate();
      current = true;
    }
  }

  /** Notes that the tables are gone; the next use creates them. */
  public synchronized void lost() {
    if (current) {
      log.warn("The tables are gone; they are created anew and filled from the topics.");
      current = false;
    }
  }
}
