/** Server-sent events, as every stream of the service writes them. */
@NullMarked
package dev.innovationpipeline.ingest.stream;

import org.jspecify.annotations.NullMarked;
