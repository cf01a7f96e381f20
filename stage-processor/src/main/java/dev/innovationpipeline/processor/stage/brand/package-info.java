/** Stage 4: puts the principles into the context of one company's brands. */
@NullMarked
package dev.innovationpipeline.processor.stage.brand;

import org.jspecify.annotations.NullMarked;
