/** The text of Excel workbooks, of all versions since 1997. */
@NullMarked
package dev.innovationpipeline.processor.document.sheet;

import org.jspecify.annotations.NullMarked;
