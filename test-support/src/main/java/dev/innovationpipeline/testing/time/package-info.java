/** Times that a test sets. */
@NullMarked
package dev.innovationpipeline.testing.time;

import org.jspecify.annotations.NullMarked;
