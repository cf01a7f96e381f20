/** Composes the status view. */
@NullMarked
package dev.innovationpipeline.ingest.status;

import org.jspecify.annotations.NullMarked;
