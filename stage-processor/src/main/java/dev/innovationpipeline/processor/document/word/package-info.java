/** The text of Word documents, of all versions since 1997. */
@NullMarked
package dev.innovationpipeline.processor.document.word;

import org.jspecify.annotations.NullMarked;
