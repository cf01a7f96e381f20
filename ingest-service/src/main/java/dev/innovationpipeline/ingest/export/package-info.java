/** Exports of cards as files, for a run, for chosen cards or for a search. */
@NullMarked
package dev.innovationpipeline.ingest.export;

import org.jspecify.annotations.NullMarked;
