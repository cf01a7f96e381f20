/** Fetches documents over HTTP, from public addresses only unless configured otherwise. */
@NullMarked
package dev.innovationpipeline.processor.document.fetch;

import org.jspecify.annotations.NullMarked;
