/** Opens PDF files: bounds what their streams unpack to, and refuses those that are cut off. */
@NullMarked
package dev.innovationpipeline.processor.document.pdf.file;

import org.jspecify.annotations.NullMarked;
