/** The records of {@code run-status}, as they are written and read. */
@NullMarked
package dev.innovationpipeline.ingest.status.record;

import org.jspecify.annotations.NullMarked;
