/** Writes batches to Postgres, one transaction a batch. */
@NullMarked
package dev.innovationpipeline.sink.postgres;

import org.jspecify.annotations.NullMarked;
