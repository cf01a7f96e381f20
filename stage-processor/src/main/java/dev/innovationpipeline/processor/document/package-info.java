/** Loads the document of a run. */
@NullMarked
package dev.innovationpipeline.processor.document;

import org.jspecify.annotations.NullMarked;
