/** Keeps documents that were read, so that they can be shown and read again. */
@NullMarked
package dev.innovationpipeline.processor.document.store;

import org.jspecify.annotations.NullMarked;
