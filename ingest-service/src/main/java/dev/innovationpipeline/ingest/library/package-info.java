/** What came of runs, read from Postgres. */
@NullMarked
package dev.innovationpipeline.ingest.library;

import org.jspecify.annotations.NullMarked;
