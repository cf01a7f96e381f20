/** Shares places among companies: whoever uses the fewest gets the next. */
@NullMarked
package dev.innovationpipeline.stages.fairness;

import org.jspecify.annotations.NullMarked;
