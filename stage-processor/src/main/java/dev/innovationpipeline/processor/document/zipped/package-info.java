/** The text of formats that are ZIP files of XML: OpenDocument and EPUB. */
@NullMarked
package dev.innovationpipeline.processor.document.zipped;

import org.jspecify.annotations.NullMarked;
