/** Loads the document of a run: detects its format and extracts its text. */
@NullMarked
package dev.innovationpipeline.processor.document;

import org.jspecify.annotations.NullMarked;
