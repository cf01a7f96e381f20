/** The stage processor: one package per stage, the engine that drives them, and what they use. */
@NullMarked
package dev.innovationpipeline.stages;

import org.jspecify.annotations.NullMarked;
