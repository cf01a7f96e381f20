/** The failure that ends a run. */
@NullMarked
package dev.innovationpipeline.processor.failure;

import org.jspecify.annotations.NullMarked;
