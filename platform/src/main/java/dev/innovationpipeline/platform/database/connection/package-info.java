/** Opens connections to Postgres, also through a pooler in transaction mode or a local socket. */
@NullMarked
package dev.innovationpipeline.platform.database.connection;

import org.jspecify.annotations.NullMarked;
