/** A document on its way from bytes to text, and the failures it can meet. */
@NullMarked
package dev.innovationpipeline.processor.document.file;

import org.jspecify.annotations.NullMarked;
