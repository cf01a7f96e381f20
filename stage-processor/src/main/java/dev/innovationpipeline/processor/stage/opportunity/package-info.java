/** Stage 5: asks for five opportunity cards and takes them from the answer. */
@NullMarked
package dev.innovationpipeline.processor.stage.opportunity;

import org.jspecify.annotations.NullMarked;
