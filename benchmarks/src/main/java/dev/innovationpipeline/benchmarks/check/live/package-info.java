/** Reads topics and database of a running system and has them checked; it writes nothing. */
@NullMarked
package dev.innovationpipeline.benchmarks.check.live;

import org.jspecify.annotations.NullMarked;
