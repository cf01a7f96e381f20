/** The bench commands. */
@NullMarked
package dev.innovationpipeline.benchmarks.command;

import org.jspecify.annotations.NullMarked;
