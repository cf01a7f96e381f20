/** Stage 5: generates five opportunity cards and reads them from the answer. */
@NullMarked
package dev.innovationpipeline.processor.stage.opportunity;

import org.jspecify.annotations.NullMarked;
