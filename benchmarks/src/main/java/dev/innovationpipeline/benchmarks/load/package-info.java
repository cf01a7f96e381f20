/** Submits runs and observes from the topics and the database how they end. */
@NullMarked
package dev.innovationpipeline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
