/**
 * The text of a document and the rules of plain text: encodings, Markdown, comma-separated values.
 */
@NullMarked
package dev.innovationpipeline.processor.document.text;

import org.jspecify.annotations.NullMarked;
