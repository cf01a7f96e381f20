/** Quotes of the document that inspirations rest on: asked for, read, found in the document. */
@NullMarked
package dev.innovationpipeline.processor.stage.inspiration.citation;

import org.jspecify.annotations.NullMarked;
