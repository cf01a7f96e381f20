/** Copies documents to the local disk: allowed addresses, limits, and the failures of documents. */
@NullMarked
package dev.innovationpipeline.processor.document.fetch;

import org.jspecify.annotations.NullMarked;
