/**
 * Budgets of companies: their limits, what is spent, and the refusal of runs that they do not
 * cover.
 */
@NullMarked
package dev.innovationpipeline.ingest.budget;

import org.jspecify.annotations.NullMarked;
