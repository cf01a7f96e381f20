/** The text of PowerPoint presentations, of all versions since 1997. */
@NullMarked
package dev.innovationpipeline.processor.document.slide;

import org.jspecify.annotations.NullMarked;
