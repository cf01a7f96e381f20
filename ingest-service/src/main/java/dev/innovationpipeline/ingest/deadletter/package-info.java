/**
 * Records that a consumer could not process: what they are, why, and how they go back to their
 * source.
 */
@NullMarked
package dev.innovationpipeline.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
