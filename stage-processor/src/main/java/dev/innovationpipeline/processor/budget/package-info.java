/** Keeps runs to the budgets of their companies. */
@NullMarked
package dev.innovationpipeline.processor.budget;

import org.jspecify.annotations.NullMarked;
