/** Reads answers of models that are not quite what was asked for, where their meaning is plain. */
@NullMarked
package dev.innovationpipeline.processor.stage.answer;

import org.jspecify.annotations.NullMarked;
