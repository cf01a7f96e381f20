/** Stage 1: reads the document and extracts exactly two inspirations. */
@NullMarked
package dev.innovationpipeline.processor.stage.inspiration;

import org.jspecify.annotations.NullMarked;
