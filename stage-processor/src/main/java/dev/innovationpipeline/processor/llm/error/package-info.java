/** Errors that providers send in place of an answer: the kind of the failure, and its remedy. */
@NullMarked
package dev.innovationpipeline.processor.llm.error;

import org.jspecify.annotations.NullMarked;
