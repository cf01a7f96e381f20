/** Tells the text of a page that a reader sees from text that is hidden. */
@NullMarked
package dev.innovationpipeline.processor.document.pdf.visibility;

import org.jspecify.annotations.NullMarked;
