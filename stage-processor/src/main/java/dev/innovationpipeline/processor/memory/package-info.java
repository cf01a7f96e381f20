/** The bounds of the memory that runs in work take. */
@NullMarked
package dev.innovationpipeline.processor.memory;

import org.jspecify.annotations.NullMarked;
