/** Detects the format of a document by its content. */
@NullMarked
package dev.innovationpipeline.processor.document.format;

import org.jspecify.annotations.NullMarked;
