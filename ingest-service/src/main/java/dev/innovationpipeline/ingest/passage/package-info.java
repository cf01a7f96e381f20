/** The documents of runs and their passages, from the store that processors fill. */
@NullMarked
package dev.innovationpipeline.ingest.passage;

import org.jspecify.annotations.NullMarked;
