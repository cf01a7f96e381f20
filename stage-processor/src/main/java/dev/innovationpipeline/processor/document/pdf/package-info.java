/** Extracts the text of PDF files in reading order: glyphs, words, rows, columns, paragraphs. */
@NullMarked
package dev.innovationpipeline.processor.document.pdf;

import org.jspecify.annotations.NullMarked;
