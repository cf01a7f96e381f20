/** Commands for batches: several documents or companies at once. */
@NullMarked
package dev.innovationpipeline.cli.batch;

import org.jspecify.annotations.NullMarked;
