/** A real PostgreSQL as a child process, with a data directory that is kept. */
@NullMarked
package dev.innovationpipeline.local.postgres;

import org.jspecify.annotations.NullMarked;
