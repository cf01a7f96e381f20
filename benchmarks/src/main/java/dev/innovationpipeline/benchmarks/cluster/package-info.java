/** The whole system for a benchmark, each part a process, and the resources that it uses. */
@NullMarked
package dev.innovationpipeline.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
