/**
 * The processes of a benchmark: each part of the system in a JVM of its own, none outliving the
 * benchmark.
 */
@NullMarked
package dev.innovationpipeline.benchmarks.part;

import org.jspecify.annotations.NullMarked;
