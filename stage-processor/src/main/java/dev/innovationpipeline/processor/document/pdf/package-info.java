/** Reads PDF: glyphs to words, words to lines, columns and paragraphs. */
@NullMarked
package dev.innovationpipeline.processor.document.pdf;

import org.jspecify.annotations.NullMarked;
