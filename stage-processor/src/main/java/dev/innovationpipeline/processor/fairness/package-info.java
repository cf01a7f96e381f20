/** Shares permits among companies: the company that holds the fewest gets the next. */
@NullMarked
package dev.innovationpipeline.processor.fairness;

import org.jspecify.annotations.NullMarked;
