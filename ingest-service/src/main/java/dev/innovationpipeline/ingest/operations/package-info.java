/** What only operators may do, and the guard in front of it. */
@NullMarked
package dev.innovationpipeline.ingest.operations;

import org.jspecify.annotations.NullMarked;
