/** Read access to Postgres: connection pool, statements, rows. */
@NullMarked
package dev.innovationpipeline.ingest.database;

import org.jspecify.annotations.NullMarked;
