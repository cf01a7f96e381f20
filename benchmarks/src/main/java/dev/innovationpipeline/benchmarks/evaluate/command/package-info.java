/** The command evaluate. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.command;

import org.jspecify.annotations.NullMarked;
