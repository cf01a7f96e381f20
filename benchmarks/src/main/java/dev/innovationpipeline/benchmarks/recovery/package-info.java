/** Measures how soon processes that were killed, and started by the same command, are of use. */
@NullMarked
package dev.innovationpipeline.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
