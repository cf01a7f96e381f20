package dev.innovationpipeline.platform.database;

import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address by which tables are made, where it is another than that of the rows: past a pooler,
 * or with a role that may do more.
 *
 * @param address null for that of the rows
 */
public record DirectAddress(@Nullable DatabaseAddress address) {

  /** The variable that holds it, named as in Prisma. */
  public static final String VARIABLE = "DIRECT_URL";
}
