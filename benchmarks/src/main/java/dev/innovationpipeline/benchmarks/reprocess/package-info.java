/** Measures a bulk reprocess beside live runs. */
@NullMarked
package dev.innovationpipeline.benchmarks.reprocess;

import org.jspecify.annotations.NullMarked;
