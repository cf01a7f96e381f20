/** Stopping a run. */
@NullMarked
package dev.innovationpipeline.ingest.cancellation;

import org.jspecify.annotations.NullMarked;
