/** The times that a process tells. */
@NullMarked
package dev.innovationpipeline.platform.time;

import org.jspecify.annotations.NullMarked;
