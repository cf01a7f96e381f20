/** Detects the format of a document and reads all formats but PDF. */
@NullMarked
package dev.innovationpipeline.processor.document.format;

import org.jspecify.annotations.NullMarked;
