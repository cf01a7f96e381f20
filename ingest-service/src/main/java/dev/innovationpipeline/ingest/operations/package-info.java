/** What only operators may do, and the guard before it. */
@NullMarked
package dev.innovationpipeline.ingest.operations;

import org.jspecify.annotations.NullMarked;
