/** New attempts of a run, from a chosen stage on. */
@NullMarked
package dev.innovationpipeline.ingest.reprocess;

import org.jspecify.annotations.NullMarked;
