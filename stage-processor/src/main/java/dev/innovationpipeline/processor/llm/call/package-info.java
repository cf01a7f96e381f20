/** One call to the model, metered and limited. */
@NullMarked
package dev.innovationpipeline.processor.llm.call;

import org.jspecify.annotations.NullMarked;
