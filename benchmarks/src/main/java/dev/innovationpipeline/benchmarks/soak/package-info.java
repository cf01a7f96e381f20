/** Watches for hours whether the system's memory, threads, files, disk and latency grow. */
@NullMarked
package dev.innovationpipeline.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
