/** Fetches the document a run is about and turns it into text, or says why that cannot be done. */
@NullMarked
package dev.innovationpipeline.stages.document;

import org.jspecify.annotations.NullMarked;
