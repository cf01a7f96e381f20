/** The stage processor: the stages, the engine that runs them, and what both use. */
@NullMarked
package dev.innovationpipeline.processor;

import org.jspecify.annotations.NullMarked;
