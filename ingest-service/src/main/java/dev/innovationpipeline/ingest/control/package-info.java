/** The HTTP endpoints to cancel, reprocess and erase a run. */
@NullMarked
package dev.innovationpipeline.ingest.control;

import org.jspecify.annotations.NullMarked;
