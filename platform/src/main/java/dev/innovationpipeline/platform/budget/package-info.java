/**
 * The spending of companies with a budget, as processors and ingest services read it in one log.
 */
@NullMarked
package dev.innovationpipeline.platform.budget;

import org.jspecify.annotations.NullMarked;
