/** Recognises the text of pages that are pictures. */
@NullMarked
package dev.innovationpipeline.processor.document.scan;

import org.jspecify.annotations.NullMarked;
