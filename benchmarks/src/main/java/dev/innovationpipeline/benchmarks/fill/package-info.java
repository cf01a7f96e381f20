/** Puts the events of runs that have ended into the topics, as measured services find them. */
@NullMarked
package dev.innovationpipeline.benchmarks.fill;

import org.jspecify.annotations.NullMarked;
