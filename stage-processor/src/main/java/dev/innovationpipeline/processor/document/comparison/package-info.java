/** Compares the text that was read from a document with the text that is known to be in it. */
@NullMarked
package dev.innovationpipeline.processor.document.comparison;

import org.jspecify.annotations.NullMarked;
