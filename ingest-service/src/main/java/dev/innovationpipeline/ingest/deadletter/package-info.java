/**
 * Records that a consumer could not deal with: what they are, why, and back to where they came
 * from.
 */
@NullMarked
package dev.innovationpipeline.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
