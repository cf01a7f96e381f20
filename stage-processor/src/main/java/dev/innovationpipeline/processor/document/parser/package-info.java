/** Reads a document of any format with the parser of that format. */
@NullMarked
package dev.innovationpipeline.processor.document.parser;

import org.jspecify.annotations.NullMarked;
