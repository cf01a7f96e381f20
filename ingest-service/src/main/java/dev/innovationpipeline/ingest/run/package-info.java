/** Accepts runs: a valid request becomes one acknowledged event. */
@NullMarked
package dev.innovationpipeline.ingest.run;

import org.jspecify.annotations.NullMarked;
