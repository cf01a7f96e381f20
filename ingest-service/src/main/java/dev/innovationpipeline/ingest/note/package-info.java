/** Notes of people on cards and runs: made events, and awaited in the database. */
@NullMarked
package dev.innovationpipeline.ingest.note;

import org.jspecify.annotations.NullMarked;
