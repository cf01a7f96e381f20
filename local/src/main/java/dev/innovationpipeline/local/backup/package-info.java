/** Copies of a data directory, with checksums, and their way back. */
@NullMarked
package dev.innovationpipeline.local.backup;

import org.jspecify.annotations.NullMarked;
