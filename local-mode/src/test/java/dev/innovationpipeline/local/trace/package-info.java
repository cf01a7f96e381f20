/** The trace of a run, as a collector receives it. */
@NullMarked
package dev.innovationpipeline.local.trace;

import org.jspecify.annotations.NullMarked;
