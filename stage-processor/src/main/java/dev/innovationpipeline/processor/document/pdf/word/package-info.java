/** Finds the words of a page: glyphs, their frames, the gaps between them, the order of scripts. */
@NullMarked
package dev.innovationpipeline.processor.document.pdf.word;

import org.jspecify.annotations.NullMarked;
