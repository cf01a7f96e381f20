/** Assigns partitions by number, so that all stages of a run meet in one process. */
@NullMarked
package dev.innovationpipeline.processor.engine.assignor;

import org.jspecify.annotations.NullMarked;
