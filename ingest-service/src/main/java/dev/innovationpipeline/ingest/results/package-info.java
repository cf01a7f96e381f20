/** The results of runs, read from Postgres, and the stars that people give their cards. */
@NullMarked
package dev.innovationpipeline.ingest.results;

import org.jspecify.annotations.NullMarked;
