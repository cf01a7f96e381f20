/** The results of runs, read from Postgres. */
@NullMarked
package dev.innovationpipeline.ingest.results;

import org.jspecify.annotations.NullMarked;
