/** Which hosts a request may name, which pages may send it, and where local mode may listen. */
@NullMarked
package dev.innovationpipeline.ingest.origin;

import org.jspecify.annotations.NullMarked;
