/** Permits that are shared fairly among companies. */
@NullMarked
package dev.innovationpipeline.processor.fairness;

import org.jspecify.annotations.NullMarked;
