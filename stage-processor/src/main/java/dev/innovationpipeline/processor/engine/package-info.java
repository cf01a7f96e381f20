/** The stage engine: runs the stages of this process from start to graceful stop. */
@NullMarked
package dev.innovationpipeline.processor.engine;

import org.jspecify.annotations.NullMarked;
