/** Stage 2: amplifies the inspirations into the trends they are signs of. */
@NullMarked
package dev.innovationpipeline.processor.stage.amplification;

import org.jspecify.annotations.NullMarked;
