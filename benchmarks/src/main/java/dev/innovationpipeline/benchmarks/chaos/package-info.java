/** Injects faults into the whole system under load, and has its history checked. */
@NullMarked
package dev.innovationpipeline.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
