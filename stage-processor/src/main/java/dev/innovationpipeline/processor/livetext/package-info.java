/** Publishes the text that the model is writing, for those who watch. */
@NullMarked
package dev.innovationpipeline.processor.livetext;

import org.jspecify.annotations.NullMarked;
