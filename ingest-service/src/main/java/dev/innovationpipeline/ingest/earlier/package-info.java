/** Cards of earlier runs of a company that say nearly the same as a run's. */
@NullMarked
package dev.innovationpipeline.ingest.earlier;

import org.jspecify.annotations.NullMarked;
