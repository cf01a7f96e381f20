/** Stage 1: reads the document and extracts exactly two inspirations. */
@NullMarked
package dev.innovationpipeline.stages.inspiration;

import org.jspecify.annotations.NullMarked;
