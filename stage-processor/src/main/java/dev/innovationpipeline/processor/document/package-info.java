/** Reads the document of a run, or says why that is impossible. */
@NullMarked
package dev.innovationpipeline.processor.document;

import org.jspecify.annotations.NullMarked;
