/** The documents and companies that models and prompts are evaluated with. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.set;

import org.jspecify.annotations.NullMarked;
