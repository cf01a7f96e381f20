/** The companies as people changed them, in the memory of this process. */
@NullMarked
package dev.innovationpipeline.processor.company;

import org.jspecify.annotations.NullMarked;
