/** Operations for operators only, and the guard in front of them. */
@NullMarked
package dev.innovationpipeline.ingest.operations;

import org.jspecify.annotations.NullMarked;
