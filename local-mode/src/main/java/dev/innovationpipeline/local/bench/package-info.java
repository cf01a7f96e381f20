/** Measures the real system: starts it process by process, puts load on it, and counts. */
@NullMarked
package dev.innovationpipeline.local.bench;

import org.jspecify.annotations.NullMarked;
