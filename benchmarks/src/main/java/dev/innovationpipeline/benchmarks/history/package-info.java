/** Measures what an ingest service keeps of many ended runs, and how soon it is ready with them. */
@NullMarked
package dev.innovationpipeline.benchmarks.history;

import org.jspecify.annotations.NullMarked;
