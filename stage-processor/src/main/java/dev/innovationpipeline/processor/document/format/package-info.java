/** Detects the format of a document and extracts its text. */
@NullMarked
package dev.innovationpipeline.processor.document.format;

import org.jspecify.annotations.NullMarked;
